//! What a PDF beside a notice gives away, in its text and besides.

use std::fs;

use crate::support::site::Site;
use crate::support::site::project;

const NUMBER: &str = "11010519491231002X";

/// A PDF of one page, of these objects after the five of the page; the first of them are its properties.
fn pdf(text: &str, catalog: &str, page: &str, more: &[String]) -> String {
    let content = format!("BT /F1 12 Tf 72 720 Td ({text}) Tj ET");
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {page} \
             /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        stream("", &content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    objects.extend_from_slice(more);
    let mut out = "%PDF-1.7\n".to_owned();
    let mut places = String::new();
    for (index, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = out.len();
    out += &format!("xref\n0 {}\n0000000000 65535 f \n{places}", objects.len() + 1);
    out += &format!("trailer\n<< /Size {} /Root 1 0 R /Info 6 0 R >>\n", objects.len() + 1);
    out + &format!("startxref\n{start}\n%%EOF\n")
}

fn stream(kind: &str, data: &str) -> String {
    format!("<< /Length {} {kind} >>\nstream\n{data}\nendstream", data.len())
}

fn on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

fn checked(pdf: &str) -> String {
    let folder = Site::new();
    let site = folder.place("site");
    folder.lay(&project("tests/check/_base"), "site");
    fs::create_dir(site.join("static")).expect("a folder can be made");
    fs::write(site.join("static/qingdan.pdf"), pdf).expect("it can be written");
    folder.answer("check --root site --format short").stdout
}

/// It is read by programs of the system; where they are missing, the file is named as not looked through.
#[test]
fn a_pdf_is_looked_through_or_named() {
    let report = checked(&pdf(&format!("ID {NUMBER}"), "", "", &["<< /Author (Li Lei) >>".to_owned()]));
    let named = |code: &str| report.contains(&format!("static/qingdan.pdf:1:1: {code}"));
    let all = ["pdftotext", "pdfinfo", "pdfdetach"].into_iter().all(on_path);
    assert_eq!(named("error: P911"), on_path("pdftotext"), "{report}");
    assert_eq!(named("warning: P912"), all, "{report}");
    assert_eq!(named("note: P917"), !all, "{report}");
}

#[test]
fn a_pdf_gives_nothing_away_besides_its_text() {
    if !["pdftotext", "pdfinfo", "pdfdetach"].into_iter().all(on_path) {
        return;
    }
    let annotation = |rest: &str| format!("<< /Type /Annot /Rect [0 0 9 9] {rest} >>");
    let plain = "<< /Title (A) >>".to_owned();
    let near = "110105194912310021";
    let cases = |n: &str| {
        let xmp = format!("<x:xmpmeta xmlns:x='x'><a xmlns:d='d'><d:description>{n}</d:description></a></x:xmpmeta>");
        let link = annotation(&format!("/Subtype /Link /A << /S /URI /URI (https://example.test/{n}) >>"));
        let comment = annotation(&format!("/Subtype /Text /Contents ({n})"));
        let outline =
            ["<< /First 8 0 R /Last 8 0 R /Count 1 >>".to_owned(), format!("<< /Title ({n}) /Parent 7 0 R >>")];
        let outline = [plain.clone(), outline[0].clone(), outline[1].clone()];
        [
            ("“Subject”", pdf("A", "", "", &[format!("<< /Subject ({n}) >>")])),
            ("“Beizhu”", pdf("A", "", "", &[format!("<< /Beizhu ({n}) >>")])),
            ("“XMP”", pdf("A", "/Metadata 7 0 R", "", &[plain.clone(), stream("/Type /Metadata /Subtype /XML", &xmp)])),
            ("链接地址", pdf("A", "", "/Annots [7 0 R]", &[plain.clone(), link])),
            ("批注", pdf("A", "", "/Annots [7 0 R]", &[plain.clone(), comment])),
            ("书签", pdf("A", "/Outlines 7 0 R", "", &outline)),
        ]
    };
    for (place, pdf) in cases(NUMBER) {
        let report = checked(&pdf);
        assert!(report.lines().any(|line| line.contains("P911") && line.contains(place)), "{place}:\n{report}");
    }
    for (place, pdf) in cases(near) {
        let report = checked(&pdf);
        assert!(!report.contains("P911"), "{place}:\n{report}");
    }
    let file = ["<< /Type /Filespec /F (a.xlsx) /EF << /F 8 0 R >> >>".to_owned(), stream("/Type /EmbeddedFile", "a")];
    let names = "/Names << /EmbeddedFiles << /Names [(a.xlsx) 7 0 R] >> >>";
    let report = checked(&pdf("A", names, "", &[plain.clone(), file[0].clone(), file[1].clone()]));
    assert!(report.lines().any(|line| line.contains("P917") && line.contains("a.xlsx")), "{report}");
    let report = checked(&pdf("", "", "", &[plain]));
    assert!(report.lines().any(|line| line.contains("P917") && line.contains("扫描件")), "{report}");
}
