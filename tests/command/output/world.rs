//! System calls that fail: the last edition stays, and all is well when the fault is gone.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use tongbao::edge::Cause;
use tongbao::edge::Failure;
use tongbao::edge::FailureClass;

use super::A;
use super::bench::Bench;
use super::bench::build;
use super::bench::whole;

/// A file system of its own, where the tests may mount one.
pub struct Mount(PathBuf);

impl Mount {
    pub fn tmpfs(at: &Path, options: &str) -> Option<Mount> {
        let mounted = mount(&["-t", "tmpfs", "-o", options, "tongbao-test"], at);
        if !mounted {
            eprintln!("skipped: this user may not mount a file system");
        }
        mounted.then(|| Mount(at.to_owned()))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

fn mount(arguments: &[&str], at: &Path) -> bool {
    let mut command = Command::new("mount");
    command.args(arguments).arg(at).stdin(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn assert_system(failure: &Failure, kind: std::io::ErrorKind) {
    assert_eq!(failure.class(), FailureClass::System, "{failure}");
    let Cause::System { kind: found, words, .. } = &failure.cause else { panic!("{failure}") };
    assert_eq!(*found, kind);
    assert!(failure.words().en.contains(words.as_str()) && failure.words().zh.contains(words.as_str()));
}

#[test]
fn a_path_that_the_system_refuses_ends_the_run_and_names_it() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let long = vec!["长".repeat(80); 20].join("/");
    let failure = bench.build(&[("index.html", "new"), (&long, "x")]).unwrap_err();
    assert_system(&failure, std::io::ErrorKind::InvalidFilename);
    assert!(failure.path.ends_with(&long) || failure.path.ends_with(Path::new(&long).parent().unwrap()));
    bench.assert_holds(A);
    bench.assert_tidy();
    bench.build(&A[..1]).unwrap();
}

#[test]
fn a_full_disk_leaves_the_last_edition() {
    let bench = Bench::new();
    let disk = bench.root().join("disk");
    fs::create_dir(&disk).unwrap();
    let Some(_mount) = Mount::tmpfs(&disk, "size=256k") else { return };
    let out = disk.join("public");
    build(&out, &bench.site(), A).unwrap();
    let big = "案".repeat(200_000);
    let failure = build(&out, &bench.site(), &[A[1], A[2], ("index.html", &big)]).unwrap_err();
    assert_system(&failure, std::io::ErrorKind::StorageFull);
    bench.assert_holds_at(&out, A);
    assert_eq!(fs::read_dir(&disk).unwrap().count(), 2, "the output and its lock");
    build(&out, &bench.site(), &A[..2]).unwrap();
    bench.assert_holds_at(&out, &A[..2]);
}

#[test]
fn a_disk_that_became_read_only_leaves_the_last_edition() {
    let bench = Bench::new();
    let disk = bench.root().join("disk");
    fs::create_dir(&disk).unwrap();
    let Some(_mount) = Mount::tmpfs(&disk, "size=256k") else { return };
    let out = disk.join("public");
    build(&out, &bench.site(), A).unwrap();
    assert!(mount(&["-o", "remount,ro"], &disk));
    let failure = build(&out, &bench.site(), &A[..2]).unwrap_err();
    assert_system(&failure, std::io::ErrorKind::ReadOnlyFilesystem);
    assert_eq!(whole(&out).len(), A.len());
    assert!(mount(&["-o", "remount,rw"], &disk));
    build(&out, &bench.site(), &A[..2]).unwrap();
    bench.assert_holds_at(&out, &A[..2]);
}

#[test]
fn a_folder_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    let parent = bench.root().join("closed");
    fs::create_dir(&parent).unwrap();
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(parent.join("probe"), "").is_ok() {
        eprintln!("skipped: permissions do not bind this user");
        return;
    }
    let failure = build(&parent.join("public"), &bench.site(), A).unwrap_err();
    assert_system(&failure, std::io::ErrorKind::PermissionDenied);
    assert!(failure.path.starts_with(parent.canonicalize().unwrap()));
}
