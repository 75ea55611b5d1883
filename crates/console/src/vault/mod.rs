//! Where passwords are kept between runs: the system's keychain, or nothing.
//!
//! Used by `sign_in` and `grants` through [`thread::VaultThread`]. Absent, on purpose: a file. Without a
//! keychain a password lives for this run only, and the screen says so.

mod entry;
mod keychain;
mod memory;
mod permit;
mod thread;
mod v3_key;

pub(crate) use entry::Login;
pub use keychain::KeychainVault;
pub use memory::MemoryVault;
pub(crate) use permit::Permit;
pub(crate) use thread::{Answer, Asked, VaultThread};
pub(crate) use v3_key::V3Key;
use wazzup::Sensitive;

/// Why the keychain did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultFault {
    /// There is no keychain, or nobody answers for it.
    #[error("there is no keychain")]
    Absent,
    /// There is one, and it stays locked.
    #[error("the keychain is locked")]
    Locked,
    /// It failed in another way; the text names it and holds no secret.
    #[error("{0}")]
    Failed(String),
}

/// A place for secrets, one per key. Its calls may block for as long as a person takes to answer
/// the system's dialog, so only one dedicated thread makes them.
pub trait Vault: Send + Sync + 'static {
    /// Makes the way to the keychain anew, as when it was absent and has been started since.
    fn reopen(&self) -> Result<(), VaultFault>;
    /// The secret under `key`, if there is one.
    fn get(&self, key: &str) -> Result<Option<Sensitive<String>>, VaultFault>;
    /// Keeps `secret` under `key`, in place of an earlier one.
    fn put(&self, key: &str, secret: &Sensitive<String>) -> Result<(), VaultFault>;
    /// Forgets the secret under `key`; nothing there is no failure.
    fn forget(&self, key: &str) -> Result<(), VaultFault>;
}
