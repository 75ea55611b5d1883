//! A vault that forgets everything when it is dropped: for the demo and for tests.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use wazzup::Sensitive;

use super::{Vault, VaultFault};

/// Secrets in memory.
#[derive(Default)]
pub struct MemoryVault {
    entries: Mutex<HashMap<String, Sensitive<String>>>,
}

impl MemoryVault {
    fn entries(&self) -> std::sync::MutexGuard<'_, HashMap<String, Sensitive<String>>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Vault for MemoryVault {
    fn reopen(&self) -> Result<(), VaultFault> {
        Ok(())
    }

    fn get(&self, key: &str) -> Result<Option<Sensitive<String>>, VaultFault> {
        Ok(self.entries().get(key).cloned())
    }

    fn put(&self, key: &str, secret: &Sensitive<String>) -> Result<(), VaultFault> {
        self.entries().insert(key.to_owned(), secret.clone());
        Ok(())
    }

    fn forget(&self, key: &str) -> Result<(), VaultFault> {
        self.entries().remove(key);
        Ok(())
    }
}
