//! Courts: the few of the plain corpus, and thousands in a tree, as a whole country has them.

use super::File;

/// A court of the corpus.
pub struct Court {
    pub id: String,
    pub name: String,
    /// The place of the court above it.
    pub parent: Option<usize>,
    /// The region it stands in, where that is not the one of the court above it.
    pub region: Option<String>,
}

/// Characters of invented places; each pair of them is a name.
const FIRST: &str = "青松云石望霁澹蔚岫汀芷澄映霖漱簪鹭砚梧筠荻棠苓茗蓼薇蕙菱萍藻莲桐樟檀椿榆柘栎杉桦蒲槐";
const SECOND: &str = "岚坪渚屿麓澜漪泠淙汐霭岑峦崖壑涧沚浔泮畔垄畦垣堞堰埭砦坞";

/// So many courts stand below one of a province, the cities' and the counties' together.
const OF_A_PROVINCE: usize = 110;
/// And so many below one of a city, its own among them.
const OF_A_CITY: usize = 9;

/// Courts without a name of their own, all side by side.
pub fn plain(courts: usize) -> Vec<Court> {
    let court = |number| Court {
        id: format!("court-{number}"),
        name: format!("示例第{number}人民法院"),
        parent: None,
        region: None,
    };
    (0..courts).map(court).collect()
}

/// Courts of provinces, of their cities and of the counties and districts of these, with the names that such courts have.
pub fn tree(courts: usize) -> Vec<Court> {
    let mut out: Vec<Court> = Vec::with_capacity(courts);
    let (mut province, mut city, mut cities) = ((0, String::new()), (0, String::new()), 0);
    for number in 0..courts {
        let within = number % (OF_A_PROVINCE + 1);
        let (name, parent, region) = if within == 0 {
            province = (number, format!("{}省", place(number)));
            (format!("{}高级人民法院", province.1), None, Some(province.1.clone()))
        } else if within % OF_A_CITY == 1 {
            city = (number, format!("{}市", place(cities)));
            cities += 1;
            (format!("{}{}中级人民法院", province.1, city.1), Some(province.0), Some(city.1.clone()))
        } else {
            let name = match number % 3 {
                0 => format!("{}{}区人民法院", city.1, place(number)),
                1 => format!("{}县人民法院", place(number / 3)),
                _ => format!("{}市人民法院", place(number / 3)),
            };
            (name, Some(city.0), None)
        };
        out.push(Court { id: format!("court-{number:05}"), name, parent, region });
    }
    out
}

/// The name of a place by its number: no two numbers below twelve hundred share one.
fn place(number: usize) -> String {
    let (first, second): (Vec<char>, Vec<char>) = (FIRST.chars().collect(), SECOND.chars().collect());
    let at = number % first.len();
    [first[at], second[(number / first.len() + at) % second.len()]].iter().collect()
}

impl Court {
    /// Its file.
    pub fn file(&self, number: usize) -> File {
        let parent = self.parent.map_or(String::new(), |above| format!("parent: court-{above:05}\n"));
        let region = self.region.as_ref().map_or(String::new(), |region| format!("region: {region}\n"));
        let text = format!(
            "name: {}\n{parent}{region}contact:\n  phones: [0000-{:07}]\n  postcode: \"000000\"\n",
            self.name,
            1_000_000 + number
        );
        (format!("content/organs/{}.yaml", self.id), text)
    }
}
