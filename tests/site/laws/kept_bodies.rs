//! Law 14. What is kept from before, and how much of it, shows in no byte and in no fault.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::io::Write;
use std::sync::Arc;

use parking_lot::Mutex;

use tongbao::compile::Compiled;
use tongbao::compile::Input;
use tongbao::compile::Memo;
use tongbao::compile::NoticeFaults;
use tongbao::compile::Sink;
use tongbao::compile::TextRules;
use tongbao::compile::Written;
use tongbao::tree::Digest;
use tongbao::tree::RelPath;

use crate::laws::facts_are_enough::sites;
use crate::support::let_go;

/// Takes a whole site.
#[derive(Default)]
struct Whole(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Whole {
    type Failure = Infallible;

    fn put(&self, path: &RelPath, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Infallible> {
        let mut bytes = Vec::new();
        write(&mut bytes).unwrap();
        self.0.lock().insert(path.to_string(), bytes);
        Ok(())
    }

    fn copy(&self, path: &RelPath, source: &RelPath, digest: Digest) -> Result<(), Infallible> {
        self.0.lock().insert(path.to_string(), format!("{source} {digest}").into_bytes());
        Ok(())
    }

    fn done(&self) {}
}

/// All that comes of a site: its files, the faults of its pages, and what a check says, behind the writing of the site or
/// before it.
fn all(compiled: &Compiled, rules: TextRules, check_first: bool) -> (BTreeMap<String, Vec<u8>>, String, String) {
    let before = check_first.then(|| said(compiled, Vec::new()));
    let whole = Whole::default();
    let (unmade, given) = match compiled.write(&whole, rules) {
        Written::All(given) => (String::new(), given),
        Written::Faults(faults) => (format!("{faults:?}"), Vec::new()),
        Written::Failed(never) => match never {},
        Written::Changed(changed) => panic!("{changed}"),
    };
    (whole.0.into_inner(), unmade, before.unwrap_or_else(|| said(compiled, given)))
}

/// What a check says, when it is known what the rules say of the first notices.
fn said(compiled: &Compiled, given: Vec<NoticeFaults>) -> String {
    let report = compiled.check_written(given).expect("nothing has changed");
    let mut faults: Vec<String> = report.faults.iter().map(|fault| format!("{fault:?}")).collect();
    faults.sort();
    faults.join("\n")
}

type Compile = fn(Input, &Arc<Memo>) -> Result<Compiled, tongbao::tree::SourceChanged>;

#[test]
fn a_store_of_one_body_gives_the_bytes_and_faults_of_a_large_one() {
    let mut faults = 0;
    for (name, tree) in sites() {
        let come = |memo: Memo, compile: Compile, rules, check_first| {
            let compiled = compile(let_go::input(&tree).0, &Arc::new(memo)).expect("nothing has changed");
            all(&compiled, rules, check_first)
        };
        let usual = come(Memo::default(), Compiled::new, TextRules::Later, false);
        assert!(usual.0.len() > 10 && !usual.2.is_empty(), "{name}");
        faults += usual.2.lines().count();
        for (what, memo, compile, rules, check_first) in [
            ("checked before", Memo::default(), Compiled::new as Compile, TextRules::Later, true),
            ("one body", Memo::holding(1), Compiled::new, TextRules::Later, false),
            ("one body, checked before", Memo::holding(1), Compiled::new, TextRules::Later, true),
            ("one body, rules on the way", Memo::holding(1), Compiled::to_be_checked, TextRules::Now, false),
            ("rules on the way", Memo::default(), Compiled::to_be_checked, TextRules::Now, false),
            ("rules at once", Memo::default(), Compiled::to_be_checked, TextRules::Later, true),
        ] {
            let came = come(memo, compile, rules, check_first);
            assert_eq!(came.2, usual.2, "{name}, {what}: other faults");
            assert_eq!(came.1, usual.1, "{name}, {what}: other pages that cannot be made");
            assert!(came.0 == usual.0, "{name}, {what}: other bytes");
        }
    }
    assert!(faults > 100, "{faults}");
}

#[test]
fn a_check_behind_a_build_visits_nobody() {
    let mut notices = 0;
    for (name, tree) in sites() {
        for memo in [Memo::holding(1), Memo::default()] {
            let (input, again) = let_go::input(&tree);
            let compiled = Compiled::to_be_checked(input, &Arc::new(memo)).expect("nothing has changed");
            assert!(!again.asked().is_empty(), "{name}: everything is read once");
            let Written::All(given) = compiled.write(&Whole::default(), TextRules::Now) else { panic!("{name}") };
            again.asked();
            said(&compiled, given);
            let asked = again.asked();
            for facts in &compiled.site.notices {
                let visited =
                    [&facts.places.path, &facts.places.front].iter().any(|path| asked.contains(path.as_str()));
                assert!(!visited, "{name}: {} is visited again", facts.said.id);
                notices += 1;
            }
        }
    }
    assert!(notices > 80, "{notices}");
    // Nothing is known ahead where the rules were not asked on the way.
    let (input, again) = let_go::input(&crate::support::in_memory::sample());
    let compiled = Compiled::new(input, &Arc::new(Memo::holding(1))).expect("nothing has changed");
    assert!(matches!(compiled.write(&Whole::default(), TextRules::Later), Written::All(_)));
    again.asked();
    said(&compiled, Vec::new());
    assert!(again.asked().len() > 15, "a check reads what was let go");
}
