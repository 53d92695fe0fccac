//! Settings of the environment that look like ours, and that nothing reads.
//!
//! Whoever sets `SIGNPOST_CONTENT` believes that a folder is used. Other variables may start like ours: Kubernetes
//! sets several for each service of that name. So only those are told that say what they are for.

/// What our variables start with.
const OURS: &str = "SIGNPOST_";

/// The one that is read.
const LOG: &str = "SIGNPOST_LOG";

/// What a name has in it, and what to use in its place.
const MEANT: [(&str, &str); 6] = [
    (
        "CONTENT",
        "name the folder with --content DIR, or with --content-only DIR where nothing else is to be used",
    ),
    ("CONF", "name the file with --config FILE"),
    ("TOKEN", "name the token's file in DISCORD_TOKEN_FILE"),
    ("LOG_FORMAT", "name it with --log-format, such as --log-format json"),
    ("PUBLIC_KEY", "write the key into DISCORD_PUBLIC_KEY"),
    ("LOG", "the level of the log is SIGNPOST_LOG"),
];

/// Returns of each name that nothing reads it, and what to use in its place.
pub fn unread_settings(names: impl Iterator<Item = String>) -> Vec<String> {
    let ours = names.filter(|name| name.starts_with(OURS) && name != LOG);
    let told = ours.filter_map(|name| {
        let (_, instead) = MEANT.iter().find(|(part, _)| name[OURS.len()..].contains(part))?;
        Some(format!("`{name}` is set, and nothing reads it: {instead}"))
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::unread_settings;

    #[test]
    fn a_setting_that_says_what_it_is_for_is_told_and_no_other() {
        let names = [
            "SIGNPOST_LOG",
            "SIGNPOST_SERVICE_HOST",
            "SIGNPOST_PORT_8080_TCP_ADDR",
            "PATH",
            "CONTENT",
            "SIGNPOST_CONTENT",
            "SIGNPOST_CONFIG_FILE",
            "SIGNPOST_LOG_LEVEL",
            "SIGNPOST_PUBLIC_KEY",
        ];
        let told = unread_settings(names.into_iter().map(str::to_owned));
        let told: Vec<&str> = told.iter().filter_map(|line| line.split('`').nth(1)).collect();
        assert_eq!(
            told,
            [
                "SIGNPOST_CONTENT",
                "SIGNPOST_CONFIG_FILE",
                "SIGNPOST_LOG_LEVEL",
                "SIGNPOST_PUBLIC_KEY"
            ]
        );
    }
}
