//! Files packed into one (ZIP). The same files give the same bytes: no clock, no user and no machine stands in them.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its path, `/` between folders.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// Why an archive cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArchiveError {
    /// It is none, or it is damaged.
    #[error(transparent)]
    Zip(#[from] ZipError),
    /// A member cannot be read to its end.
    #[error(transparent)]
    Read(#[from] std::io::Error),
    /// What it holds is larger than anything that a briefing makes.
    #[error("it unpacks to more than {} MB", LARGEST / 1_000_000)]
    TooLarge,
}

/// More than this is not unpacked: an archive of some kB can hold any number of zeros.
const LARGEST: u64 = 4_000_000_000;

/// Packs files in their order. The first is stored as it is, for a reader that tells an EPUB by its first bytes; the others
/// are compressed.
pub(crate) fn pack(members: &[Member]) -> Result<Vec<u8>, ArchiveError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    for (index, member) in members.iter().enumerate() {
        let method = if index == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(member.path.as_str(), plain.compression_method(method))?;
        writer.write_all(&member.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The files of an archive in their order.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<Member>, ArchiveError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut left = LARGEST;
    let mut members = Vec::with_capacity(archive.len().min(100_000));
    for index in 0..archive.len() {
        let file = archive.by_index(index)?;
        if file.is_dir() {
            continue;
        }
        let path = file.name()?.into_owned();
        let mut bytes = Vec::new();
        file.take(left + 1).read_to_end(&mut bytes)?;
        left = left.checked_sub(bytes.len() as u64).ok_or(ArchiveError::TooLarge)?;
        members.push(Member { path, bytes });
    }
    Ok(members)
}

/// True for bytes that begin as an archive does.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(path: &str, words: &str) -> Member {
        Member { path: path.to_owned(), bytes: words.as_bytes().to_vec() }
    }

    #[test]
    fn what_is_packed_comes_out_as_it_was_and_the_same_each_time() {
        let members = [member("mimetype", "application/epub+zip"), member("a/é.txt", &"one two ".repeat(500))];
        let packed = pack(&members).unwrap();
        assert_eq!(packed, pack(&members).unwrap());
        assert_eq!(unpack(&packed).unwrap(), members);
        assert!(is_archive(&packed) && packed.len() < 1000);
        // An EPUB is told by these bytes at this place (OCF 3.3, 4.3).
        assert_eq!(&packed[30..58], b"mimetypeapplication/epub+zip");
    }

    #[test]
    fn no_bytes_do_harm() {
        let packed = pack(&[member("a", "b"), member("c", "d")]).unwrap();
        for end in 0..packed.len() {
            let _ = unpack(&packed[..end]);
        }
        assert!(unpack(b"PK\x03\x04 and then nothing").is_err());
    }
}
