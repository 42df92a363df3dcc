import { settingText } from '../seasons/reasons.ts'
import type { ReasonTexts } from './reasons.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const asText = 'format the column as text in Excel, then fill it in again'

export const english: ReasonTexts = {
  'empty-file': () => 'the file is empty',
  'spreadsheet-file': () =>
    'this is an Excel workbook; only .xlsx and CSV are read here, save an older .xls as .xlsx',
  'not-text': () => 'the text encoding is not known; save the file as "CSV UTF-8 (comma delimited)"',
  'workbook-broken': () => 'this workbook cannot be read; open it in Excel or WPS and save it again as .xlsx',
  'workbook-too-large': () =>
    'this workbook is too large once inflated and was not read; keep only the sheet that is needed',
  'not-comma-separated': ({ found }) => `columns are separated by commas, but here by ${found}`,
  'repeated-file': () => 'there is more than one file of this name; only one can be read',
  'too-many-rows': ({ max }) => `more than ${max} rows; nothing is read from this one on`,
  'missing-columns': ({ columns }) => `the header lacks these columns: ${columns.join(', ')}`,
  'missing-class-columns': () => 'the header has no column of a class',
  'repeated-column': () => 'the header has this column twice',
  'needs-file': ({ file, state }) =>
    state === 'missing' ? `cannot be checked without ${file}` : `cannot be checked, as ${file} has errors`,
  'bad-json': () => 'from here on this is not JSON',
  'repeated-setting': () => 'this setting stands there twice',
  setting: ({ reason }) => settingText(reason, 'en'),
  'quote-not-closed': () => 'a quote is not closed; this line is not read',
  'stray-quote': () => 'a quote in the wrong place: quote the whole cell and double the quotes inside it',
  'too-many-cells': ({ expected }) =>
    `more cells than the ${expected} columns of the header; a cell with a comma in it must be quoted`,
  'duplicate-key': ({ firstLine }) => `repeats line ${firstLine}`,
  required: () => 'must not be blank',
  'undecodable-text': () => 'has characters that cannot be read; fill it in again',
  'control-character': () => 'has an invisible control character; fill it in again',
  'too-long': ({ max }) => `must not be longer than ${max} characters`,
  'formula-cell': () => 'this cell is a formula; copy it and paste it as a value before importing',
  'error-cell': () => 'this cell is an error of the spreadsheet; please correct it',
  'merged-cell': () => 'this cell is merged with others; unmerge them and fill in each',
  'too-many-columns': ({ max }) => `the header has more than ${max} columns`,
  'too-heavy': () => 'reading this took too much time or memory; please keep only what is needed in the file',
  'scientific-notation': () =>
    `a spreadsheet turned this number into scientific notation and lost digits; ${asText}`,
  identifier: ({ text }) => `"${text}" is not a number or code: letters, digits and - _ . only`,
  'whole-number': ({ text, min, max }) => `"${text}" should be a whole number from ${min} to ${max}`,
  seconds: ({ text, max }) => `"${text}" should be seconds from 0 to ${max}, with at most three decimals`,
  amount: ({ text }) =>
    `"${text}" should be an amount without sign, unit or thousands separator, such as 12.5`,
  'date-format': ({ text, suggestion }) =>
    `"${text}" should be a date written as ${suggestion ?? '2020-09-12'}`,
  'no-such-date': ({ text }) => `there is no ${text}`,
  'clock-time': ({ text }) => `"${text}" should be a time such as 08:30; two in the night after is 26:00`,
  'not-one-of': ({ text, allowed }) => `"${text}" should be one of ${allowed.join(', ')}`,
  phone: () => 'a telephone number is 5 to 15 digits, perhaps with a + in front',
  'id-number-length': ({ length }) =>
    `an ID number has 18 digits, the last may be X; here are ${length} characters, or others than digits`,
  'id-number-birth-date': () => 'the date of birth in the ID number does not exist',
  'id-number-checksum': () => 'the ID number fails its check; one of its digits may be wrong',
  'card-number-length': ({ length }) =>
    `a card number has 16 to 19 digits; here are ${length} characters, or others than digits`,
  'card-number-checksum': () => 'the card number fails its check; one of its digits may be wrong',
  'unknown-student': ({ text }) => `no student ${text} in the roster`,
  'student-has-error': ({ text }) =>
    `the row of student ${text} in the roster has an error; correct that first`,
  'unknown-class': ({ text }) => `no class "${text}" in the roster`,
  'unknown-shift': ({ text, codes }) =>
    `no shift "${text}"; should be one of ${codes.join(', ')}, or a range such as 7:00-02:00`,
  'unknown-account': ({ text }) => `no account "${text}" in the accounts`,
  'account-has-error': ({ text }) => `the row of "${text}" in the accounts has an error; correct that first`,
  'account-not-held': ({ text, date }) => `no student holds account "${text}" on ${date}`,
  'account-of-another': ({ text, holder }) =>
    `account "${text}" is held by student ${holder} that day, not by 学号`,
  'account-overlap': ({ firstLine }) => `the student of line ${firstLine} holds the account in that time`,
  'number-or-account': () => '学号 or 账号 must be given',
  'end-before-start': ({ start }) => `is before the start, ${start}`,
  'cash-needs-amount': () => 'a cash error needs its actual amount',
  'unknown-kind': ({ text, kinds }) =>
    `the season has no violation "${text}"; should be one of ${kinds.join(', ')}`,
  'weekday-differs': ({ text, weekday }) =>
    `says "${text}" but the date is a ${weekdays[weekday]}; the date holds`,
  'amount-ignored': () => 'only cash errors have an amount; this one is not used',
  'out-before-in': ({ checkIn }) => `is before the check-in at ${checkIn}; two in the night after is 26:00`,
  'ruled-here': ({ text }) =>
    `people have decided on ${text} in the program; what the file says is not taken`,
  'ruled-here-gone': ({ text }) =>
    `${text} is not in the file, but people have decided on it in the program; it stays`,
  'entered-here': () =>
    'the program has an entry of the same student and date; check that it is not the same thing twice',
  'season-follows': ({ text }) =>
    `once confirmed, this is the current season, and ${text} is no longer shown on the pages`,
  'rules-by-two': () => 'a change of the rules is a proposal until a second person has confirmed it',
  'same-number': ({ firstLine }) => `the same number as on line ${firstLine}`,
  'transfer-unknown': () => 'this account is not in the batch; check that it is the right batch and file',
  'transfer-amount': ({ text, sent }) => `the amount is ${text}, but ${sent} was sent`,
  'transfer-name': () => 'another name than was sent; account and amount agree, have a look',
  'transfer-contradicts': ({ firstLine }) => `says the opposite of line ${firstLine}`,
  'transfer-settled': ({ state }) =>
    `already recorded as ${state === 'paid' ? 'paid' : 'failed'}, which stays; paying again takes another batch`,
}
