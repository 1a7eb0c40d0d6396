use aes_gcm::aead::{Aead, KeyInit, OsRng};
use aes_gcm::{Aes256Gcm, Key, Nonce};

pub struct FieldCipher {
    cipher: Aes256Gcm,
    key_id: String,
}

impl FieldCipher {
    pub fn new(kms: &dyn Kms, key_id: &str) -> Result<Self, CryptoError> {
        let data_key = kms.decrypt_data_key(key_id)?;
        let key = Key::<Aes256Gcm>::from_slice(&data_key);
        Ok(Self { cipher: Aes256Gcm::new(key), key_id: key_id.to_owned() })
    }

    pub fn encrypt(&self, plaintext: &[u8]) -> Result<Vec<u8>, CryptoError> {
        let nonce = Nonce::generate(&mut OsRng);
        let mut sealed = nonce.to_vec();
        sealed.extend(self.cipher.encrypt(&nonce, plaintext).map_err(|_| CryptoError::Seal)?);
        Ok(sealed)
    }

    pub fn rotate(&mut self, kms: &dyn Kms) -> Result<(), CryptoError> {
        *self = Self::new(kms, &kms.newest_version(&self.key_id)?)?;
        Ok(())
    }
}
