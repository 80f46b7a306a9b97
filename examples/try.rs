use tongbao::model::*; use tongbao::tree::RelPath;
fn main(){ for p in std::env::args().skip(1){ let b=std::fs::read(&p).unwrap(); let rp=RelPath::new("content/notices/x.md").unwrap();
 let (n,f)=tongbao::source::notice(Id::new("x").unwrap(), tongbao::source::File{path:&rp,bytes:&b}, None);
 println!("== {p} {} kind {:?} blocks {} areas {} findings {} issues {} sig {:?}", n.head.title, n.head.kind, n.body.len(), n.outline.areas.len(), n.outline.findings.len(), n.issues().count(), n.outline.signature);
 for a in &n.outline.areas { println!("  A {:?} {}", a.number.as_ref().map(|n|&n.printed), a.title);}
 for fi in &n.outline.findings { println!("  F {} {:?} {} area {:?}", fi.number, fi.printed.as_ref().map(|n|&n.printed), fi.title, fi.area); for i in &fi.issues { println!("     I {} {} | {:?} | owner {:?} lead {:?} due {:?} | prob {} target {} meas {} {:?} out {} next {}", i.key, i.title, i.status.as_ref().map(|s|(s.kind,&s.printed)), i.owner, i.lead, i.due_on.as_ref().map(|d|(&d.printed,d.date.map(|d|d.iso()))), i.problem.len(), i.target.len(), i.measures.len(), i.measures.iter().map(|m|m.mark.clone().unwrap_or("-".into())).collect::<Vec<_>>(), i.outcome.len(), i.next_steps.len()); } }
 let s=String::from_utf8_lossy(&b).into_owned(); let src=|_: &RelPath| Some(s.as_str());
 print!("{}", tongbao::diagnostic::show::short(&f,&src,tongbao::diagnostic::Lang::Zh));
}}
