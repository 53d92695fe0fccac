//! Lets through the calls of the system that answering takes, and refuses every other one.
//!
//! The list is of what glibc, tokio and the program were seen to call, and a test runs them under strace. What is refused
//! answers `ENOSYS`, as an older kernel would: the C library goes on in another way, where another error or a signal
//! would end the program. Some calls are let through for one use only. See seccomp(2).

use std::collections::BTreeMap;

use libc::c_long;
use seccompiler::{
    BackendError, BpfProgram, Error, SeccompAction, SeccompCmpArgLen, SeccompCmpOp,
    SeccompCondition, SeccompFilter, SeccompRule, apply_filter,
};

use super::needs::Outgoing;

/// Calls that are let through, whatever they are asked.
const ANY_USE: [c_long; 61] = [
    // What is open is read, written, asked about and closed.
    libc::SYS_close,
    libc::SYS_dup,
    libc::SYS_fcntl,
    libc::SYS_fstat,
    libc::SYS_lseek,
    libc::SYS_pread64,
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    // What is on the disk is looked at. A path that ends with a slash is asked about with `faccessat2`.
    libc::SYS_faccessat,
    libc::SYS_faccessat2,
    libc::SYS_getcwd,
    libc::SYS_getdents64,
    libc::SYS_inotify_add_watch,
    libc::SYS_inotify_init1,
    libc::SYS_inotify_rm_watch,
    libc::SYS_newfstatat,
    libc::SYS_readlinkat,
    libc::SYS_statx,
    // Connections that are there are used, and others accepted.
    libc::SYS_accept4,
    libc::SYS_getpeername,
    libc::SYS_getsockname,
    libc::SYS_getsockopt,
    libc::SYS_recvfrom,
    libc::SYS_recvmmsg,
    libc::SYS_recvmsg,
    libc::SYS_sendmmsg,
    libc::SYS_sendmsg,
    libc::SYS_sendto,
    libc::SYS_setsockopt,
    libc::SYS_shutdown,
    // Something is waited for.
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_epoll_create1,
    libc::SYS_epoll_ctl,
    libc::SYS_epoll_pwait,
    libc::SYS_eventfd2,
    libc::SYS_futex,
    libc::SYS_gettimeofday,
    libc::SYS_nanosleep,
    libc::SYS_ppoll,
    libc::SYS_restart_syscall,
    libc::SYS_sched_yield,
    // Memory, threads, signals, and the end.
    libc::SYS_brk,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_getpid,
    libc::SYS_getrandom,
    libc::SYS_gettid,
    libc::SYS_madvise,
    libc::SYS_mremap,
    libc::SYS_munmap,
    libc::SYS_rseq,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sched_getaffinity,
    libc::SYS_set_robust_list,
    libc::SYS_sigaltstack,
    libc::SYS_uname,
];

/// Calls that older processors have beside those.
#[cfg(target_arch = "x86_64")]
const OF_THIS_PROCESSOR: [c_long; 4] =
    [libc::SYS_access, libc::SYS_epoll_wait, libc::SYS_poll, libc::SYS_readlink];
#[cfg(not(target_arch = "x86_64"))]
const OF_THIS_PROCESSOR: [c_long; 0] = [];

/// Opening with one of these could write. `O_TMPFILE` has the bit of a folder, with which one is read.
const WRITING: u64 =
    (libc::O_ACCMODE | libc::O_CREAT | libc::O_TRUNC | (libc::O_TMPFILE & !libc::O_DIRECTORY))
        as u64;

/// The part of a socket's kind that is no flag.
const KIND_OF_SOCKET: u64 = 0xf;

/// What devices, sockets and terminals may be asked for: whether they wait, how much there is to read, whether somebody
/// reads it, and that a program started later does not get them.
const ASKED: [u64; 5] =
    [libc::FIONBIO, libc::FIONREAD, libc::TCGETS, libc::TIOCGWINSZ, libc::FIOCLEX];

/// Confines this thread, and returns how many calls are let through, for some use at least.
///
/// # Errors
///
/// Where the kernel refuses, or where there is no list for this processor or C library.
pub(super) fn confine(connect: &Outgoing) -> Result<usize, NoFilter> {
    if cfg!(not(target_env = "gnu")) {
        return Err(NoFilter::OtherLibrary);
    }
    let rules = rules(connect)?;
    let calls = rules.len();
    let refused = SeccompAction::Errno(libc::ENOSYS as u32);
    let processor = std::env::consts::ARCH.try_into()?;
    let filter = SeccompFilter::new(rules, refused, SeccompAction::Allow, processor)?;
    let filter: BpfProgram = filter.try_into()?;
    apply_filter(&filter)?;
    Ok(calls)
}

/// Why calls are not confined.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoFilter {
    /// Another C library makes other calls.
    #[error("there is a list for glibc alone, and this program was built with another C library")]
    OtherLibrary,
    /// There is no list for this processor.
    #[error(transparent)]
    Rules(#[from] BackendError),
    /// The kernel refuses.
    #[error(transparent)]
    Refused(#[from] Error),
}

type CallRules = BTreeMap<i64, Vec<SeccompRule>>;

fn rules(connect: &Outgoing) -> Result<CallRules, BackendError> {
    let any_use = ANY_USE.into_iter().chain(OF_THIS_PROCESSOR);
    let mut rules: CallRules = any_use.map(|call| (call, Vec::new())).collect();
    rules.extend(for_one_use()?);
    if *connect != Outgoing::Nowhere {
        rules.insert(libc::SYS_connect, Vec::new());
        rules.insert(libc::SYS_socket, sockets()?);
    }
    Ok(rules)
}

/// Calls that are let through for one use.
fn for_one_use() -> Result<CallRules, BackendError> {
    let itself = u64::from(std::process::id());
    let names = [libc::PR_SET_NAME, libc::PR_SET_VMA];
    Ok(BTreeMap::from([
        (libc::SYS_openat, vec![none_of(2, WRITING)?]),
        // Memory never becomes code that was not there at the start.
        (libc::SYS_mmap, vec![none_of(2, libc::PROT_EXEC as u64)?]),
        (libc::SYS_mprotect, vec![none_of(2, libc::PROT_EXEC as u64)?]),
        // Threads, and no process. What `clone3` is asked cannot be seen, so the C library has to take this call.
        (libc::SYS_clone, vec![all_of(0, libc::CLONE_THREAD as u64)?]),
        // A panic ends this process, and no other.
        (libc::SYS_tgkill, vec![is(0, itself)?]),
        // Threads and memory get names; nothing else about the process changes.
        (libc::SYS_prctl, one_of(0, &names.map(|name| name as u64))?),
        // Limits are read, and not set.
        (libc::SYS_prlimit64, vec![is_null(2)?]),
        // A signal wakes the program over a pair of its own.
        (libc::SYS_socketpair, vec![is(0, libc::AF_UNIX as u64)?]),
        (libc::SYS_ioctl, one_of(1, &ASKED)?),
    ]))
}

/// Sockets of the internet, for a connection or for datagrams.
fn sockets() -> Result<Vec<SeccompRule>, BackendError> {
    let families = [libc::AF_INET, libc::AF_INET6];
    let kinds = [libc::SOCK_STREAM, libc::SOCK_DGRAM];
    let each = families.iter().flat_map(|family| kinds.map(|kind| (*family, kind)));
    let rule = |(family, kind): (i32, i32)| {
        let kind = number(1, SeccompCmpOp::MaskedEq(KIND_OF_SOCKET), kind as u64)?;
        SeccompRule::new(vec![number(0, SeccompCmpOp::Eq, family as u64)?, kind])
    };
    each.map(rule).collect()
}

/// The argument is this number.
fn is(argument: u8, value: u64) -> Result<SeccompRule, BackendError> {
    SeccompRule::new(vec![number(argument, SeccompCmpOp::Eq, value)?])
}

/// The argument is one of these numbers.
fn one_of(argument: u8, values: &[u64]) -> Result<Vec<SeccompRule>, BackendError> {
    values.iter().map(|value| is(argument, *value)).collect()
}

/// The argument has all of these bits.
fn all_of(argument: u8, bits: u64) -> Result<SeccompRule, BackendError> {
    SeccompRule::new(vec![number(argument, SeccompCmpOp::MaskedEq(bits), bits)?])
}

/// The argument has none of these bits.
fn none_of(argument: u8, bits: u64) -> Result<SeccompRule, BackendError> {
    SeccompRule::new(vec![number(argument, SeccompCmpOp::MaskedEq(bits), 0)?])
}

/// The argument points nowhere.
fn is_null(argument: u8) -> Result<SeccompRule, BackendError> {
    let whole = SeccompCmpArgLen::Qword;
    SeccompRule::new(vec![SeccompCondition::new(argument, whole, SeccompCmpOp::Eq, 0)?])
}

/// A condition on a number, of which the kernel looks at four bytes.
fn number(
    argument: u8,
    compare: SeccompCmpOp,
    value: u64,
) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, compare, value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_way_to_open_for_writing_is_one_and_no_way_to_read() {
        let is_writing = |flags: i32| flags as u64 & WRITING != 0;
        let of_its_own = libc::O_TMPFILE & !libc::O_DIRECTORY;
        for writes in [libc::O_WRONLY, libc::O_RDWR, libc::O_CREAT, libc::O_TRUNC, of_its_own] {
            assert!(is_writing(writes), "{writes:o}");
        }
        for reads in [libc::O_RDONLY, libc::O_DIRECTORY, libc::O_CLOEXEC, libc::O_NOFOLLOW] {
            assert!(!is_writing(reads), "{reads:o}");
        }
    }

    #[test]
    fn a_socket_can_be_made_only_where_connections_leave() {
        let calls = |connect| rules(&connect).unwrap();
        let (nowhere, ports) =
            (calls(Outgoing::Nowhere), calls(Outgoing::Ports(BTreeSet::from([443]))));
        for call in [libc::SYS_socket, libc::SYS_connect] {
            assert!(!nowhere.contains_key(&call) && ports.contains_key(&call), "{call}");
        }
        // Two families, each for a connection or for datagrams.
        assert_eq!(ports[&libc::SYS_socket].len(), 4);
        for call in [libc::SYS_bind, libc::SYS_listen, libc::SYS_execve, libc::SYS_unlinkat] {
            assert!(!ports.contains_key(&call), "{call}");
        }
    }

    #[test]
    fn some_calls_are_let_through_for_one_use_alone() {
        let rules = rules(&Outgoing::Nowhere).unwrap();
        let ways = |call: c_long| rules[&call].len();
        for call in [libc::SYS_openat, libc::SYS_clone, libc::SYS_mprotect, libc::SYS_prlimit64] {
            assert_eq!(ways(call), 1, "{call}");
        }
        assert_eq!((ways(libc::SYS_prctl), ways(libc::SYS_ioctl)), (2, ASKED.len()));
        assert_eq!(ways(libc::SYS_read), 0, "whatever it is asked");
    }
}
