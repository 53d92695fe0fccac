//! What is looked at, as the command line and the environment have it.
//!
//! Each part may be missing or wrong: that is what is found out.

use jiff::civil::Date;

use crate::config::{ApiBase, Environment, EnvironmentError};
use crate::endpoint::{PublicKey, PublicKeyError};
use crate::failure::Failure;
use crate::live::Reading;

/// What is looked at.
pub(crate) struct Examined {
    /// What the environment sets for a process that talks to Discord.
    pub(crate) environment: Result<Environment, EnvironmentError>,
    /// Where Discord is, also where there is no token.
    pub(crate) api: Result<ApiBase, EnvironmentError>,
    /// The key that `serve` checks signatures with.
    pub(crate) key: Result<PublicKey, PublicKeyError>,
    /// The names of the variables that are set.
    pub(crate) variables: Vec<String>,
    /// Content and configuration, or why neither can be read.
    pub(crate) reading: Result<Reading, Failure>,
    /// The address of the endpoint, where Discord is not to be asked for it.
    pub(crate) endpoint: Option<String>,
    /// The day.
    pub(crate) today: Date,
}
