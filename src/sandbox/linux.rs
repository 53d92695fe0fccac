//! Enters the sandbox on Linux: memory first, then files and connections, calls last.
//!
//! The order is that of what each still needs: Landlock's own calls are among those that the filter refuses afterwards.

use std::fmt::Display;
use std::path::Path;

use super::error::SandboxError;
use super::granted::GrantedPaths;
use super::level::SandboxLevel;
use super::needs::SandboxNeeds;
use super::report::EnteredSandbox;
use super::{calls, landlocked, memory};

/// Gives up what is not needed: all of it, or as much as this kernel can.
///
/// # Errors
///
/// Where all is asked for, and this kernel cannot enforce all, or a secret can still be read.
pub(super) fn enter(
    level: SandboxLevel,
    needs: &SandboxNeeds,
) -> Result<EnteredSandbox, SandboxError> {
    let granted = GrantedPaths::of(needs);
    let entering = Entering { level, notes: granted.notes.clone() };
    entering.enter(needs, &granted)
}

/// What is found on the way in.
struct Entering {
    level: SandboxLevel,
    notes: Vec<String>,
}

impl Entering {
    fn enter(
        mut self,
        needs: &SandboxNeeds,
        granted: &GrantedPaths,
    ) -> Result<EnteredSandbox, SandboxError> {
        self.secrets_in_reach(needs, granted)?;
        ready_random_numbers();
        let memory = self.enforced("closing its memory to others", memory::close())?.is_some();
        let confined = landlocked::confine(granted, &needs.connect, self.level);
        let landlock = self.enforced("confining files and connections", confined)?.unwrap_or(0);
        let calls = self.enforced("confining system calls", calls::confine(&needs.connect))?;
        let read = granted.all().into_iter().map(Path::to_owned).collect();
        let connect = needs.connect.clone();
        Ok(EnteredSandbox { landlock, calls, memory, read, connect, notes: self.notes })
    }

    /// Returns what was enforced. What could not be is an error or a note, as it is asked for.
    fn enforced<T, E: Display>(
        &mut self,
        what: &str,
        done: Result<T, E>,
    ) -> Result<Option<T>, SandboxError> {
        match done {
            Ok(done) => Ok(Some(done)),
            Err(error) => {
                let missing = format!("{what} has failed: {error}");
                if self.level == SandboxLevel::Require {
                    return Err(SandboxError::Missing { missing });
                }
                self.notes.push(missing);
                Ok(None)
            }
        }
    }

    /// Looks for secrets that can still be read.
    fn secrets_in_reach(
        &mut self,
        needs: &SandboxNeeds,
        granted: &GrantedPaths,
    ) -> Result<(), SandboxError> {
        for secret in &needs.secrets {
            let Some(folder) = granted.reach(secret).map(Path::to_owned) else { continue };
            let error = SandboxError::SecretInReach { secret: secret.clone(), folder };
            if self.level == SandboxLevel::Require {
                return Err(error);
            }
            self.notes.push(format!("{error}: {}", error.hint()));
        }
        Ok(())
    }
}

/// Has the source of random numbers opened while it can be. In a program that is linked statically, the library finds no
/// `getrandom` by its name and reads `/dev/urandom`, which it opens once and keeps.
fn ready_random_numbers() {
    // Whoever needs one later is told where there is none.
    getrandom::fill(&mut [0; 1]).ok();
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn entering(level: SandboxLevel) -> Entering {
        Entering { level, notes: Vec::new() }
    }

    #[test]
    fn what_cannot_be_enforced_is_an_error_or_a_note_as_it_is_asked_for() {
        let mut some = entering(SandboxLevel::BestEffort);
        assert_eq!(some.enforced("locking", Ok::<_, &str>(5)).unwrap(), Some(5));
        assert_eq!(some.enforced("locking", Err::<u8, _>("no lock")).unwrap(), None);
        assert_eq!(some.notes, ["locking has failed: no lock"]);
        let mut all = entering(SandboxLevel::Require);
        let error = all.enforced("locking", Err::<u8, _>("no lock")).unwrap_err();
        assert_eq!(error.to_string(), "locking has failed: no lock");
    }

    #[test]
    fn a_secret_in_reach_is_an_error_or_a_note_as_it_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let [content, secret] = ["content", "token"].map(|name| folder.path().join(name));
        fs::create_dir(&content).unwrap();
        fs::write(&secret, "").unwrap();
        let needs =
            SandboxNeeds { read: vec![content], secrets: vec![secret], ..Default::default() };
        let granted = GrantedPaths::of(&needs);
        let mut some = entering(SandboxLevel::BestEffort);
        some.secrets_in_reach(&needs, &granted).unwrap();
        assert!(some.notes[0].starts_with("the token's file `"), "{:?}", some.notes);
        // It is refused before anything is given up.
        let refused = enter(SandboxLevel::Require, &needs).unwrap_err();
        assert!(matches!(refused, SandboxError::SecretInReach { .. }), "{refused}");
        let elsewhere = SandboxNeeds { secrets: vec!["/no/such/token".into()], ..needs };
        entering(SandboxLevel::Require).secrets_in_reach(&elsewhere, &granted).unwrap();
    }
}
