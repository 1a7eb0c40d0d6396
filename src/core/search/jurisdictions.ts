/**
 * The code of a jurisdiction as a person types it, lower case: `cn`, `CHN`, `China` and `中国` are `cn`. What is no known name
 * is taken as a code as it stands; a blank inside that is no known name gives undefined.
 */
export function jurisdictionOf(text: string): string | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ');
  const code = CODES.get(name);
  if (code !== undefined) return code;
  return name === '' || name.includes(' ') ? undefined : name;
}

/** The same for a code as files write it, `CN` or `UK`; cheap enough to be asked for every obligation. */
export function normalJurisdiction(code: string): string {
  const lower = code.toLowerCase();
  return CODES.get(lower) ?? lower;
}

/** What people call the jurisdiction of a code, small letters; nothing for a code that nobody knows. */
export function namesOfJurisdiction(code: string): readonly string[] {
  return NAMES[normalJurisdiction(code)] ?? [];
}

/** ISO 3166 codes and blocs; `uk` is what people write for `GB`, and what many ids begin with. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  ae: ['uae', 'united arab emirates', 'emirates'],
  au: ['australia'],
  br: ['brazil', 'brasil'],
  ca: ['canada'],
  ch: ['switzerland', 'schweiz', 'suisse'],
  cn: ['china', 'prc', 'mainland china', '中国', '中國'],
  de: ['germany', 'deutschland'],
  es: ['spain', 'españa'],
  eu: ['european union', 'europe', '欧盟'],
  fr: ['france'],
  gb: ['uk', 'united kingdom', 'britain', 'great britain', '英国'],
  hk: ['hong kong', '香港'],
  id: ['indonesia'],
  il: ['israel'],
  in: ['india', 'bharat'],
  it: ['italy', 'italia'],
  jp: ['japan', '日本'],
  kr: ['korea', 'south korea', '한국', '대한민국', '韩国'],
  mx: ['mexico', 'méxico'],
  my: ['malaysia'],
  nl: ['netherlands'],
  nz: ['new zealand'],
  ph: ['philippines'],
  ru: ['russia', 'россия'],
  sa: ['saudi arabia', 'ksa'],
  sg: ['singapore', '新加坡'],
  th: ['thailand'],
  tr: ['turkey', 'türkiye'],
  tw: ['taiwan', '台湾', '臺灣'],
  un: ['united nations', 'unece'],
  us: ['usa', 'united states', 'america', '美国'],
  vn: ['vietnam', 'viet nam', 'việt nam'],
  za: ['south africa'],
};

/** The three letters of ISO 3166; none of the {@link NAMES}, as texts are found by those, and `can` is a word. */
const OF_THREE_LETTERS: Readonly<Record<string, string>> = {
  are: 'ae',
  aus: 'au',
  bra: 'br',
  can: 'ca',
  che: 'ch',
  chn: 'cn',
  deu: 'de',
  esp: 'es',
  fra: 'fr',
  gbr: 'gb',
  hkg: 'hk',
  idn: 'id',
  ind: 'in',
  isr: 'il',
  ita: 'it',
  jpn: 'jp',
  kor: 'kr',
  mex: 'mx',
  mys: 'my',
  nld: 'nl',
  nzl: 'nz',
  phl: 'ph',
  rus: 'ru',
  sau: 'sa',
  sgp: 'sg',
  tha: 'th',
  tur: 'tr',
  twn: 'tw',
  vnm: 'vn',
  zaf: 'za',
};

const CODES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(OF_THREE_LETTERS),
  ...Object.entries(NAMES).flatMap(([code, names]) => names.map((name) => [name, code] as const)),
]);
