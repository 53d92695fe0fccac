//! Settings of the environment that look like ours, and that nothing reads.
//!
//! Whoever sets `SIGNPOST_CONTENT` believes that a folder is used. Other variables may start like ours: Kubernetes
//! sets several for each service of that name. So only those are told that say what they are for. Some are named as other
//! bots name them.

/// What our variables start with.
const OURS: &str = "SIGNPOST_";

/// The one that is read.
const LOG: &str = "SIGNPOST_LOG";

/// Names that other bots have, and what ours is called.
const OF_OTHERS: &[(&str, &str)] = &[
    ("DISCORD_BOT_TOKEN", "name the token's file in DISCORD_TOKEN_FILE"),
    ("BOT_TOKEN", "name the token's file in DISCORD_TOKEN_FILE"),
    #[cfg(feature = "gateway")]
    ("DISCORD_CLIENT_ID", "the application is DISCORD_APPLICATION_ID, where it has to be set"),
    #[cfg(feature = "gateway")]
    ("DISCORD_APP_ID", "the application is DISCORD_APPLICATION_ID, where it has to be set"),
];

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
    let told = names.filter_map(|name| {
        let instead = instead_of(&name)?;
        Some(format!("`{name}` is set, and nothing reads it: {instead}"))
    });
    told.collect()
}

/// Returns what to use in place of a variable that nothing reads, where it is told.
fn instead_of(name: &str) -> Option<&'static str> {
    let is_it = |(other, _): &&(&str, &'static str)| *other == name;
    if let Some((_, instead)) = OF_OTHERS.iter().find(is_it) {
        return Some(instead);
    }
    let ours = name.strip_prefix(OURS).filter(|_| name != LOG)?;
    Some(MEANT.iter().find(|(part, _)| ours.contains(part))?.1)
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
            "DISCORD_TOKEN",
            "DISCORD_BOT_TOKEN",
        ];
        let told = unread_settings(names.into_iter().map(str::to_owned));
        let told: Vec<&str> = told.iter().filter_map(|line| line.split('`').nth(1)).collect();
        assert_eq!(
            told,
            [
                "SIGNPOST_CONTENT",
                "SIGNPOST_CONFIG_FILE",
                "SIGNPOST_LOG_LEVEL",
                "SIGNPOST_PUBLIC_KEY",
                "DISCORD_BOT_TOKEN"
            ]
        );
    }
}
