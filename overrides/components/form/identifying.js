// Notices what may tell who somebody is. Pure. A notice is gentle: it can be wrong, and nothing is ever refused.

const GAP = "[ \\u00a0.-]?";
const TEN_DIGITS = new RegExp(`(?<![\\w./+-])\\d{3}${GAP}\\d{3}${GAP}\\d{4}(?![\\w/-])`, "g");
const EMAIL = /[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/;
const PHONE = new RegExp(`(?<![\\w+])(?:(?:\\+|00)44${GAP}(?:\\(0\\)${GAP})?|\\(?0)[127](?:\\)?${GAP}\\d){8,9}(?!\\d)`);
// The areas of the United Kingdom's postcodes, so that a room or a model number is not taken for one.
const AREAS = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
  GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
  PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
  WS WV YO ZE`.split(/\s+/),
);
const POSTCODE = /(?<![\w-])([A-Z]{1,2})(?:\d[A-HJKMNPR-Y]|\d{1,2})[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2}(?![\w-])/gi;
const MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DATE = `(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH},? \\d{4})(?!\\d)`;
const BIRTH = new RegExp(`\\b(?:d\\.?o\\.?b\\b|date of birth|birth ?date|birthday|born)[^\\n]{0,25}?${DATE}|${DATE}[ ,(]{0,4}(?:d\\.?o\\.?b\\b|date of birth)`, "i");
const NAME = "\\p{Lu}[\\p{Ll}'’-]+(?: \\p{Lu}[\\p{Ll}'’-]+){1,2}";
// Sentences begin with capitals, and so do months; only a date right after a name speaks of a person.
const NAME_AND_DATE = new RegExp(`(${NAME})[ ,(:–-]{1,4}(?:\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2}))(?!\\d)`, "u");
const NO_NAME = /\b(?:Visit|Meeting|Review|School|Health|Social|Home|Core|Group|Strategy|Plan|Conference|Panel|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Last|Next|On|From|By|Seen|Child|Team|Court|Police|Service|Services)\b/;

// https://www.datadictionary.nhs.uk/attributes/nhs_number.html
export function isNhsNumber(written) {
  const digits = [...written.replace(/\D/g, "")].map(Number);
  if (digits.length !== 10 || new Set(digits).size === 1) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  const check = 11 - (sum % 11);
  return check !== 10 && check % 11 === digits[9];
}

const has = (pattern, text, fits) => [...text.matchAll(pattern)].some(fits);

const SIGNS = [
  ["an NHS number", (text) => has(TEN_DIGITS, text, ([found]) => isNhsNumber(found))],
  ["a name with a date of birth", (text) => NAME_AND_DATE.test(text) && !NO_NAME.test(NAME_AND_DATE.exec(text)[1])],
  ["a date of birth", (text) => BIRTH.test(text)],
  ["a postcode", (text) => has(POSTCODE, text, ([found, area]) => AREAS.has(area.toUpperCase()) && [found.toUpperCase(), found.toLowerCase()].includes(found))],
  ["an e-mail address", (text) => EMAIL.test(text)],
  ["a phone number", (text) => PHONE.test(text)],
];

// What the text looks like, in words; nothing where it names nobody.
export function looksLike(text) {
  if (!text) return "";
  return SIGNS.find(([, fits]) => fits(text))?.[0] ?? "";
}

export function notice(text) {
  const found = looksLike(text);
  if (!found) return "";
  const better = found.includes("birth") ? "Use initials or an ID, and an age instead of the date." : "Use initials or an ID.";
  return `This looks like ${found}. ${better}`;
}
