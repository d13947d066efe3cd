//! Colours: contrast after WCAG 2, and an accent that is readable on both grounds.
//!
//! In: colours as `#rrggbb`. Out: contrast ratios in hundredths, adjusted colours, the custom
//! properties of an accent. Never: floats, so that every machine gives the same bytes.

use std::fmt;

/// The ground that an accent must be readable on, per theme: `--tint` of the stylesheet, on which
/// it has less contrast than on `--paper` (a test holds them together).
pub(super) const LIGHT_GROUND: Color = Color([0xf1, 0xed, 0xe2]);
pub(super) const DARK_GROUND: Color = Color([0x1c, 0x25, 0x20]);

/// Contrast that text needs, in hundredths.
const READABLE: u64 = 450;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Color([u8; 3]);

impl Color {
    /// Reads `#rrggbb`.
    #[must_use]
    pub(super) fn from_hex(text: &str) -> Option<Self> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// Relative luminance in millionths.
    fn luminance(self) -> u64 {
        let [red, green, blue] = self.0.map(|channel| u64::from(LINEAR[usize::from(channel)]));
        (2126 * red + 7152 * green + 722 * blue) / 10_000
    }

    /// The colour moved `step` of 32 steps towards `goal`.
    fn towards(self, goal: u8, step: u32) -> Self {
        Self(self.0.map(|from| {
            let mixed = (u32::from(from) * (32 - step) + u32::from(goal) * step) / 32;
            u8::try_from(mixed).unwrap_or(goal)
        }))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// The contrast of two colours after WCAG 2, in hundredths: 100 to 2100.
#[must_use]
pub(super) fn contrast(one: Color, other: Color) -> u64 {
    let (one, other) = (one.luminance(), other.luminance());
    100 * (one.max(other) + 50_000) / (one.min(other) + 50_000)
}

/// `color`, darkened or lightened by as little as makes it readable on `ground`.
#[must_use]
pub(super) fn readable_on(color: Color, ground: Color) -> Color {
    let goal = if ground.luminance() > 180_000 { 0 } else { 255 };
    let steps = (0..=32).map(|step| color.towards(goal, step));
    let mut readable = steps.filter(|candidate| contrast(*candidate, ground) >= READABLE);
    readable.next().unwrap_or(Color([goal; 3]))
}

/// The custom properties that put `accent` (`#rrggbb`) in the place of the theme's own; empty
/// when it is no colour.
#[must_use]
pub(super) fn accent_properties(accent: &str) -> String {
    let Some(accent) = Color::from_hex(accent) else { return String::new() };
    let light = readable_on(accent, LIGHT_GROUND);
    let dark = readable_on(accent, DARK_GROUND);
    format!(
        ":root {{ --accent: {light}; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}\n"
    )
}

/// Linear light of each value of an sRGB channel, in millionths, after the formula of WCAG 2.
const LINEAR: [u32; 256] = [
    0, 304, 607, 911, 1_214, 1_518, 1_821, 2_125, 2_428, 2_732, 3_035, 3_347, 3_677, 4_025, 4_391, 4_777,
    5_182, 5_605, 6_049, 6_512, 6_995, 7_499, 8_023, 8_568, 9_134, 9_721, 10_330, 10_960, 11_612, 12_286,
    12_983, 13_702, 14_444, 15_209, 15_996, 16_807, 17_642, 18_500, 19_382, 20_289, 21_219, 22_174, 23_153,
    24_158, 25_187, 26_241, 27_321, 28_426, 29_557, 30_713, 31_896, 33_105, 34_340, 35_601, 36_889, 38_204,
    39_546, 40_915, 42_311, 43_735, 45_186, 46_665, 48_172, 49_707, 51_269, 52_861, 54_480, 56_128, 57_805,
    59_511, 61_246, 63_010, 64_803, 66_626, 68_478, 70_360, 72_272, 74_214, 76_185, 78_187, 80_220, 82_283,
    84_376, 86_500, 88_656, 90_842, 93_059, 95_307, 97_587, 99_899, 102_242, 104_616, 107_023, 109_462,
    111_932, 114_435, 116_971, 119_538, 122_139, 124_772, 127_438, 130_136, 132_868, 135_633, 138_432,
    141_263, 144_128, 147_027, 149_960, 152_926, 155_926, 158_961, 162_029, 165_132, 168_269, 171_441,
    174_647, 177_888, 181_164, 184_475, 187_821, 191_202, 194_618, 198_069, 201_556, 205_079, 208_637,
    212_231, 215_861, 219_526, 223_228, 226_966, 230_740, 234_551, 238_398, 242_281, 246_201, 250_158,
    254_152, 258_183, 262_251, 266_356, 270_498, 274_677, 278_894, 283_149, 287_441, 291_771, 296_138,
    300_544, 304_987, 309_469, 313_989, 318_547, 323_143, 327_778, 332_452, 337_164, 341_914, 346_704,
    351_533, 356_400, 361_307, 366_253, 371_238, 376_262, 381_326, 386_429, 391_572, 396_755, 401_978,
    407_240, 412_543, 417_885, 423_268, 428_690, 434_154, 439_657, 445_201, 450_786, 456_411, 462_077,
    467_784, 473_531, 479_320, 485_150, 491_021, 496_933, 502_886, 508_881, 514_918, 520_996, 527_115,
    533_276, 539_479, 545_724, 552_011, 558_340, 564_712, 571_125, 577_580, 584_078, 590_619, 597_202,
    603_827, 610_496, 617_207, 623_960, 630_757, 637_597, 644_480, 651_406, 658_375, 665_387, 672_443,
    679_542, 686_685, 693_872, 701_102, 708_376, 715_694, 723_055, 730_461, 737_910, 745_404, 752_942,
    760_525, 768_151, 775_822, 783_538, 791_298, 799_103, 806_952, 814_847, 822_786, 830_770, 838_799,
    846_873, 854_993, 863_157, 871_367, 879_622, 887_923, 896_269, 904_661, 913_099, 921_582, 930_111,
    938_686, 947_307, 955_973, 964_686, 973_445, 982_251, 991_102, 1_000_000,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn color(hex: &str) -> Color {
        Color::from_hex(hex).expect("a colour")
    }

    #[test]
    fn contrast_of_known_pairs() {
        assert_eq!(contrast(color("#000000"), color("#ffffff")), 2100);
        assert_eq!(contrast(color("#777777"), color("#ffffff")), 447, "the grey that just fails");
        assert_eq!(contrast(color("#767676"), color("#ffffff")), 454, "the grey that just passes");
    }

    #[test]
    fn only_six_hex_digits_are_a_colour() {
        assert_eq!(Color::from_hex("#1f5C43"), Some(Color([0x1f, 0x5c, 0x43])));
        for wrong in ["1f5c43", "#fff", "#12345g", "#\u{e9}\u{e9}\u{e9}", "#+1+1+1"] {
            assert_eq!(Color::from_hex(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_readable_accent_stays_as_it_is() {
        assert_eq!(readable_on(color("#1f5c43"), color("#ffffff")), color("#1f5c43"));
    }

    #[test]
    fn every_accent_becomes_readable_in_both_themes() {
        for hex in ["#ffff00", "#ffffff", "#000000", "#808080", "#ff0000", "#00ff00", "#1f5c43"] {
            assert!(contrast(readable_on(color(hex), LIGHT_GROUND), LIGHT_GROUND) >= READABLE, "{hex}");
            assert!(contrast(readable_on(color(hex), DARK_GROUND), DARK_GROUND) >= READABLE, "{hex}");
        }
    }

    #[test]
    fn an_accent_becomes_two_properties() {
        let css = accent_properties("#0b5cad");
        assert!(css.starts_with(":root { --accent: #0b5cad; }"), "{css}");
        assert!(css.contains("dark") && css.matches("--accent").count() == 2);
        assert_eq!(accent_properties("green"), "");
    }
}
