//! The four nations: whose duty, whose law and whose front door a text is about.
//!
//! DSL, MASH and LADO are England's terms and the consent law here is England's and Wales's; so
//! every text and service carries its nations.

use crate::schema::closed;

closed! {
    /// A nation of the United Kingdom. DSL, MASH and LADO are England's terms, so every service,
    /// topic and term says where it applies.
    pub enum Nation, a "nation" {
        /// England.
        England = "england",
        /// Wales.
        Wales = "wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
    }
}
