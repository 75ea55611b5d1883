//! The system's keychain: Secret Service, macOS Keychain or Windows Credential Manager.
//!
//! Called by the vault thread alone, because every call may block on a dialog, and because the
//! Secret Service's client must not run inside an async runtime. Absent: the process-wide default
//! store of `keyring-core`; the store is held here, so that a missing service can be tried again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keyring_core::{CredentialStore, Entry, Error};
use wazzup::Sensitive;
use zeroize::Zeroize;

use super::{Vault, VaultFault};

/// Passwords in the system's keychain.
pub struct KeychainVault {
    service: String,
    store: Mutex<Option<Arc<CredentialStore>>>,
}

impl KeychainVault {
    /// The keychain, not yet reached. Entries stand under `service`, which is the application's
    /// identifier; their user is the key, which is the profile's id.
    pub fn new(service: &str) -> Self {
        Self { service: service.to_owned(), store: Mutex::default() }
    }

    fn store(&self) -> MutexGuard<'_, Option<Arc<CredentialStore>>> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does `work` on the entry of `key`. A failed store is dropped, so that the next call makes
    /// the connection anew instead of failing until a restart.
    fn on<T>(
        &self,
        key: &str,
        work: impl FnOnce(&Entry) -> Result<T, Error>,
    ) -> Result<T, VaultFault> {
        let mut store = self.store();
        let present = match store.take() {
            Some(present) => present,
            None => new_store().map_err(|error| fault(&error))?,
        };
        let done = present.build(&self.service, key, None).and_then(|entry| work(&entry));
        if !matches!(done, Err(Error::PlatformFailure(_))) {
            *store = Some(present);
        }
        done.map_err(|error| fault(&error))
    }
}

impl Vault for KeychainVault {
    fn reopen(&self) -> Result<(), VaultFault> {
        *self.store() = Some(new_store().map_err(|error| fault(&error))?);
        Ok(())
    }

    fn get(&self, key: &str) -> Result<Option<Sensitive<String>>, VaultFault> {
        self.on(key, |entry| match entry.get_password() {
            Ok(secret) => Ok(Some(Sensitive::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(Error::BadEncoding(mut bytes) | Error::BadDataFormat(mut bytes, _)) => {
                // Not ours: only UTF-8 is ever written here. The bytes may still be a secret.
                bytes.zeroize();
                Ok(None)
            }
            Err(error) => Err(error),
        })
    }

    fn put(&self, key: &str, secret: &Sensitive<String>) -> Result<(), VaultFault> {
        self.on(key, |entry| entry.set_password(secret.expose()))
    }

    fn forget(&self, key: &str) -> Result<(), VaultFault> {
        self.on(key, |entry| match entry.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(error),
        })
    }
}

fn fault(error: &Error) -> VaultFault {
    match error {
        Error::PlatformFailure(_) | Error::NoDefaultStore => VaultFault::Absent,
        Error::NoStorageAccess(_) => VaultFault::Locked,
        Error::TooLong(_, limit) => {
            VaultFault::Failed(format!("it takes at most {limit} characters"))
        }
        Error::Ambiguous(_) => VaultFault::Failed("several entries have this name".to_owned()),
        // The other texts may quote what was stored.
        _ => VaultFault::Failed("it answered in an unexpected way".to_owned()),
    }
}

#[cfg(target_os = "linux")]
fn new_store() -> Result<Arc<CredentialStore>, Error> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn new_store() -> Result<Arc<CredentialStore>, Error> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn new_store() -> Result<Arc<CredentialStore>, Error> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn new_store() -> Result<Arc<CredentialStore>, Error> {
    Err(Error::NoDefaultStore)
}
