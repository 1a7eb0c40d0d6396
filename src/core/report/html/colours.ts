/** The colours of the page, as declarations of its custom properties. */
export const LIGHT = `
    --page: #ffffff; --raised: #f6f8fa; --line: #d5dbe1; --text: #1c2128; --quiet: #545d68; --link: #0a58a6; --focus: #0a58a6;
    --verified: #0b6b4b; --implemented: #0a58a6; --partial: #805300; --planned: #5a46a0; --exempt: #4c5763; --uncovered: #b0121f; --upcoming: #0a6272; --rest: #59636e;
    --verified-soft: #ddf3e8; --implemented-soft: #dfecfb; --partial-soft: #fbefd0; --planned-soft: #ebe7f8; --exempt-soft: #e9edf1; --uncovered-soft: #fde5e5; --upcoming-soft: #d9f1f4; --rest-soft: #eef1f4;
    --h0: #f9cfc4; --h1: #fbdfc9; --h2: #fbf0cf; --h3: #d5ecec; --h4: #a9dcd8; --on-heat: #1c2128;`;

export const DARK = `
    --page: #12161b; --raised: #1a2027; --line: #343c46; --text: #e4e9ee; --quiet: #a3adb8; --link: #79b8ff; --focus: #79b8ff;
    --verified: #6fdcab; --implemented: #8cc2ff; --partial: #f0c060; --planned: #c0b0ff; --exempt: #b9c3cd; --uncovered: #ff9d98; --upcoming: #6fd3e0; --rest: #a9b3bd;
    --verified-soft: #12382a; --implemented-soft: #14314f; --partial-soft: #3d2f0e; --planned-soft: #2c2650; --exempt-soft: #29313a; --uncovered-soft: #4a1d20; --upcoming-soft: #0f363d; --rest-soft: #232a32;
    --h0: #62291f; --h1: #5c3a20; --h2: #524617; --h3: #1b464a; --h4: #11635f; --on-heat: #e4e9ee;`;
