//! Small valid PNG pictures.
//!
//! In: a number. Out: the bytes of a picture that no other number has. The pixels are stored
//! without compression, so that no library is needed.

use super::random::Random;

/// The picture with this number: coloured squares, 16 to 63 pixels wide.
pub(crate) fn png(seed: u64, number: usize) -> Vec<u8> {
    let mut random = Random::new(seed, 6, number);
    let (width, height) = (random.between(16, 63), random.between(16, 63));
    let mut colour = || [random.below(256), random.below(256), random.below(256)];
    let (ground, ink) = (colour(), colour());
    let mut rows = Vec::with_capacity(height * (1 + width * 3));
    for y in 0..height {
        rows.push(0);
        for x in 0..width {
            let pixel = if (x / 8 + y / 8 + number).is_multiple_of(2) { ground } else { ink };
            rows.extend(pixel.map(low_byte));
        }
    }
    file(width, height, &rows)
}

fn file(width: usize, height: usize, rows: &[u8]) -> Vec<u8> {
    let mut header = [big_endian(width), big_endian(height)].concat();
    // Eight bits a channel, red green blue, and the only methods there are.
    header.extend([8, 2, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in [(b"IHDR", header), (b"IDAT", stored(rows)), (b"IEND", Vec::new())] {
        let named = [name.as_slice(), &content].concat();
        bytes.extend(big_endian(content.len()));
        bytes.extend(&named);
        bytes.extend(crc(&named).to_be_bytes());
    }
    bytes
}

/// A zlib stream (RFC 1950) of one stored block (RFC 1951, 3.2.4).
fn stored(rows: &[u8]) -> Vec<u8> {
    let length = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let mut stream = vec![0x78, 0x01, 0x01];
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend(rows);
    stream.extend(adler(rows).to_be_bytes());
    stream
}

fn adler(bytes: &[u8]) -> u32 {
    let (mut one, mut two) = (1_u32, 0_u32);
    for byte in bytes {
        one = (one + u32::from(*byte)) % 65_521;
        two = (two + one) % 65_521;
    }
    two << 16 | one
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| {
                if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 }
            },
        )
    })
}

fn big_endian(number: usize) -> Vec<u8> {
    u32::try_from(number).unwrap_or(0).to_be_bytes().to_vec()
}

fn low_byte(number: usize) -> u8 {
    u8::try_from(number & 255).unwrap_or(0)
}
