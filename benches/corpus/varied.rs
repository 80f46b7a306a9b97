//! Sentences that are not said again and again: some of their characters are others, frequent ones more often.

use super::Dice;

/// One character of so many is another.
const ONE_OF: usize = 8;
/// Characters of Chinese texts, the most frequent first, but for those of numbers, days and labels.
const CHARACTERS: &str = "的在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发动同工也能下过子说产种面而方后多定\
     行学法所民得经之进着等部度家电力里如水化高自理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天\
     政那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气向道命此变条只没结解问意建公无系军很情者最立\
     代想已通并提直题党程展果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根\
     论运农指几区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领海口东导器压志世金增争济阶油思术极交受联\
     什认共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类离华名确才科张信马节话米\
     整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备\
     半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派";

/// Whether sentences are varied, and the characters to do it with.
pub struct Words(Vec<char>);

impl Words {
    /// The words of a corpus.
    pub fn of(varied: bool) -> Words {
        Words(if varied { CHARACTERS.chars().collect() } else { Vec::new() })
    }

    /// One of a table of sentences, as the corpus says it here.
    pub fn pick(&self, dice: &mut Dice, table: &[&str]) -> String {
        let sentence = dice.pick(table);
        if self.0.is_empty() {
            return sentence.to_owned();
        }
        sentence.chars().map(|c| if c != '，' && dice.roll(ONE_OF) == 0 { self.drawn(dice) } else { c }).collect()
    }

    /// A character: the first ones come much more often than the last.
    fn drawn(&self, dice: &mut Dice) -> char {
        let (one, two) = (dice.roll(self.0.len()), dice.roll(self.0.len()));
        self.0[one * two / self.0.len()]
    }
}
