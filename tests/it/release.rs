//! What is released can be verified, and whatever is done to it on the way is found.
//!
//! The files are made here, as `release/make` names them; the program in them is the one that is tested. The list and the
//! signature are made by the script of a real release, with a key that is thrown away. `.ci/run` builds no release twice, so
//! `release/make` as a whole is tried by hand.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::program;
use crate::support::skips::skipped;

/// What a script said, and how it ended.
struct Said {
    code: i32,
    out: String,
    err: String,
}

#[track_caller]
fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// A release, who may sign one, and the key of whoever has signed it.
struct Release {
    place: TempDir,
    version: String,
}

impl Release {
    /// Makes one of a program that says of itself what ours does, and is small; nothing where this machine lacks what it takes.
    fn small() -> Option<Self> {
        let place = TempDir::new().unwrap();
        let small = place.path().join("small");
        write_program(&small, said(&mut Command::new("release/version")).out.trim());
        Self::of(&small)
    }

    /// Makes one of this program.
    fn of(binary: &Path) -> Option<Self> {
        for needed in ["ssh-keygen", "python3", "tar"] {
            if Command::new(needed).arg("--help").output().is_err() {
                skipped(&format!("`{needed}` is not installed"));
                return None;
            }
        }
        let version = said(&mut Command::new("release/version")).out.trim().to_owned();
        let release = Self { place: TempDir::new().unwrap(), version };
        fs::create_dir(release.folder()).unwrap();
        for name in ["signpost", "signpost-endpoint"] {
            fs::copy(binary, release.program(name)).unwrap();
            let parts = format!(
                r#"{{"metadata":{{"component":{{"name":"signpost","version":"{}"}}}},"components":[]}}"#,
                release.version
            );
            release.write(&format!("{name}-{}.cdx.json", release.version), &parts);
        }
        release.image_of(binary);
        release.package_of(binary);
        release.write("NOTES.md", &format!("# Signpost {}\n\nNothing yet.\n", release.version));
        release.key("key");
        release.allow("key");
        release.sign("key");
        Some(release)
    }

    fn folder(&self) -> PathBuf {
        self.place.path().join("release")
    }

    fn program(&self, name: &str) -> PathBuf {
        let processor = std::env::consts::ARCH;
        self.folder().join(format!("{name}-{}-linux-{processor}", self.version))
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder().join(name), text).unwrap();
    }

    /// Writes the image of a program.
    fn image_of(&self, binary: &Path) {
        let made = TempDir::new().unwrap();
        let manifest = r#"[{"Config":"config.json","RepoTags":[],"Layers":["layer.tar"]}]"#;
        fs::write(made.path().join("manifest.json"), manifest).unwrap();
        fs::create_dir(made.path().join("layer")).unwrap();
        fs::copy(binary, made.path().join("layer/signpost")).unwrap();
        let processor = std::env::consts::ARCH;
        let image = self.folder().join(format!("signpost-{}-image-{processor}.tar", self.version));
        let tar = |folder: &str, archive: &Path, names: &[&str]| {
            let mut command = Command::new("tar");
            command.arg("-C").arg(made.path().join(folder)).arg("-cf").arg(archive).args(names);
            assert_eq!(said(&mut command).code, 0);
        };
        tar("layer", &made.path().join("layer.tar"), &["signpost"]);
        tar(".", &image, &["manifest.json", "layer.tar"]);
    }

    /// Writes the package of a program, as `dpkg-deb` puts one together, but for the compression.
    fn package_of(&self, binary: &Path) {
        let made = TempDir::new().unwrap();
        fs::create_dir_all(made.path().join("usr/bin")).unwrap();
        fs::copy(binary, made.path().join("usr/bin/signpost")).unwrap();
        let data = made.path().join("data.tar");
        let mut command = Command::new("tar");
        command.arg("-C").arg(made.path()).arg("-cf").arg(&data).arg("./usr");
        assert_eq!(said(&mut command).code, 0);
        let mut package = b"!<arch>\n".to_vec();
        for (name, part) in
            [("debian-binary", b"2.0\n".to_vec()), ("data.tar", fs::read(&data).unwrap())]
        {
            let head =
                format!("{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", 0, 0, 0, 100_644, part.len());
            package.extend(head.as_bytes());
            package.extend(&part);
            package.extend(vec![b'\n'; part.len() % 2]);
        }
        let processor = match std::env::consts::ARCH {
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            other => other,
        };
        let name = format!("signpost_{}-1_{processor}.deb", self.version);
        fs::write(self.folder().join(name), package).unwrap();
    }

    /// Makes a key of this name.
    fn key(&self, name: &str) {
        let mut command = Command::new("ssh-keygen");
        command.args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(self.place.path().join(name));
        assert_eq!(said(&mut command).code, 0);
    }

    /// Allows this key alone to sign.
    fn allow(&self, name: &str) {
        let public = fs::read_to_string(self.place.path().join(format!("{name}.pub"))).unwrap();
        let line = format!("releases@signpost {public}");
        fs::write(self.place.path().join("allowed"), line).unwrap();
    }

    /// Signs what is there now.
    fn sign(&self, key: &str) {
        let mut command = Command::new("release/sign");
        let Said { code, err, .. } =
            said(command.arg(self.folder()).arg(self.place.path().join(key)));
        assert_eq!(code, 0, "{err}");
    }

    fn verify(&self) -> Said {
        let mut command = Command::new("release/verify");
        said(command.arg(self.folder()).arg(self.place.path().join("allowed")))
    }

    /// Asserts that it is refused in these words, and that nobody is told to use it.
    #[track_caller]
    fn assert_is_refused(&self, why: &str) {
        let Said { code, out, err } = self.verify();
        assert!(code == 1 && err.contains(why), "{why}: {code}\n{out}{err}");
        assert!(err.contains("do not use it") && !out.contains("is what was signed"), "{out}{err}");
    }
}

/// Writes a program that says that it is Signpost of that version.
fn write_program(file: &Path, version: &str) {
    fs::write(file, format!("#!/bin/sh\necho 'signpost {version} (content of a day)'\n")).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_was_signed_is_verified_file_by_file() {
    let Some(release) = Release::of(Path::new(program().get_program())) else { return };
    let Said { code, out, err } = release.verify();
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    for told in [
        "signed by one of those whom",
        "no file was changed, left out or added: 7",
        ": signpost 0.",
        ".cdx.json: 0 parts of signpost",
        &format!("-image-{}.tar: signpost 0.", std::env::consts::ARCH),
        ".deb: signpost 0.",
        "is what was signed",
    ] {
        assert!(out.contains(told), "{told}: {out}");
    }
}

/// Nothing of a release whose signature or list is wrong is started.
#[test]
fn what_was_changed_after_it_was_signed_is_found() {
    let Some(release) = Release::small() else { return };
    let notes = fs::read_to_string(release.folder().join("NOTES.md")).unwrap();
    release.write("NOTES.md", &notes.replace("Nothing", "Everything"));
    release.assert_is_refused("a file is not the one that was signed");
    release.write("NOTES.md", &notes);
    release.write("more.sh", "#!/bin/sh\n");
    release.assert_is_refused("other files than those that were signed: more.sh");
    fs::remove_file(release.folder().join("more.sh")).unwrap();
    let endpoint = release.program("signpost-endpoint");
    fs::rename(&endpoint, release.place.path().join("elsewhere")).unwrap();
    release.assert_is_refused("a file is not the one that was signed");
    fs::rename(release.place.path().join("elsewhere"), &endpoint).unwrap();
    assert_eq!(release.verify().code, 0);
    let sums = fs::read_to_string(release.folder().join("SHA256SUMS")).unwrap();
    release.write("SHA256SUMS", &sums.replace("NOTES", "NOTE"));
    release.assert_is_refused("the signature is of nobody whom");
    fs::remove_file(release.folder().join("SHA256SUMS.sig")).unwrap();
    release.assert_is_refused("`SHA256SUMS.sig` is missing");
}

#[test]
fn a_signature_of_somebody_else_or_for_something_else_is_none() {
    let Some(release) = Release::small() else { return };
    release.key("of-somebody-else");
    release.sign("of-somebody-else");
    release.assert_is_refused("the signature is of nobody whom");
    // The right key, as for a commit or a letter.
    let folder = release.folder();
    fs::remove_file(folder.join("SHA256SUMS.sig")).unwrap();
    let mut command = Command::new("ssh-keygen");
    command.args(["-q", "-Y", "sign", "-n", "git", "-f"]).arg(release.place.path().join("key"));
    assert_eq!(said(command.arg(folder.join("SHA256SUMS"))).code, 0);
    release.assert_is_refused("the signature is of nobody whom");
}

#[test]
fn what_is_not_of_that_version_is_found_although_it_was_signed() {
    let Some(release) = Release::small() else { return };
    let program = release.program("signpost");
    write_program(&program, "9.9.9");
    release.sign("key");
    release.assert_is_refused("says that it is signpost 9.9.9");
    write_program(&program, &release.version);
    let other = release.place.path().join("other");
    write_program(&other, "8.8.8");
    release.image_of(&other);
    release.sign("key");
    release.assert_is_refused("says that it is signpost 8.8.8");
    release.image_of(&program);
    release.package_of(&other);
    release.sign("key");
    release.assert_is_refused(".deb` says that it is signpost 8.8.8");
    release.package_of(&program);
    release.sign("key");
    assert_eq!(release.verify().code, 0);
    let parts = format!("signpost-{}.cdx.json", release.version);
    release.write(
        &parts,
        r#"{"metadata":{"component":{"name":"other","version":"1"}},"components":[]}"#,
    );
    release.sign("key");
    release.assert_is_refused("the image, the package or a list of parts is of something else");
}

#[test]
fn the_notes_are_the_section_of_the_changelog_and_nothing_else() {
    let notes = said(Command::new("release/notes").arg("Unreleased"));
    assert_eq!(notes.code, 0, "{}", notes.err);
    assert!(notes.out.starts_with("# Signpost Unreleased\n\n### Content\n"), "{}", notes.out);
    assert!(!notes.out.contains("\n## "));
    let none = said(Command::new("release/notes").arg("99.0.0"));
    assert_eq!((none.code, none.out.as_str()), (1, ""));
    assert!(none.err.contains("CHANGELOG.md has no section `## 99.0.0`"), "{}", none.err);
}

#[test]
fn wrong_use_of_the_scripts_is_told_what_to_type() {
    for (script, args) in [("verify", &[][..]), ("verify", &["x"]), ("make", &["x"]), ("sign", &[])]
    {
        let Said { code, err, .. } = said(Command::new(format!("release/{script}")).args(args));
        assert!(code != 0 && err.contains(&format!("usage: release/{script} FOLDER")), "{err}");
    }
    let Said { code, err, .. } = said(Command::new("release/make").args(["docs", "Cargo.toml"]));
    assert!(code == 1 && err.contains("`docs` is there already"), "{err}");
}
