/**
 * What a password of the staff must be (ASVS 6.2): twelve characters or more, nothing that is guessed first, and
 * nothing of its owner. No rule asks for kinds of characters; a sentence is a good password.
 */
export const passwordLength = { min: 12, max: 128 }

interface Owner {
  number: string
  name: string
}

/** The same password however a keyboard composes it. */
export const normalisePassword = (password: string): string => password.normalize('NFKC')

export function isWeakPassword(password: string, { number, name }: Owner): boolean {
  const text = normalisePassword(password)
  const length = [...text].length
  if (length < passwordLength.min || length > passwordLength.max) return true
  const lower = text.toLowerCase()
  const own = [number, name].map((word) => normalisePassword(word).toLowerCase().trim())
  if (own.some((word) => word.length > 1 && lower.includes(word))) return true
  if (new Set(lower).size < 5) return true
  return uncommonLetters(lower) < 4
}

/** How many characters are left of a password once the words, runs and years that everybody uses are taken out. */
function uncommonLetters(lower: string): number {
  const plain = lower
    .replaceAll(/[^\p{L}\p{N}@$]/gu, '')
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
  return plain.replaceAll(common, '').length
}

// The longest first, so that a word is not cut by a shorter one in it.
const words = [
  'administrator qwertyuiop asdfghjkl sunshine princess football baseball password passw0rd p4ssword iloveyou',
  'woaizhongguo superman trustno1 changeme starwars welcome dragon monkey master shadow michael letmein',
  'zxcvbnm qwerty qazwsx 1qaz 2wsx 3edc 4rfv qwer asdf zxcv woaini wodemima mima daogang taobao alibaba school',
  'xuexiao laoshi teacher student admin login hello secret test user root abcdef abcd abc pass love',
].flatMap((line) => line.split(' '))
const runs = '0123456789 9876543210 abcdefghijklmnopqrstuvwxyz'.split(' ').flatMap((run) => {
  const pieces: string[] = []
  for (let length = run.length; length >= 3; length--)
    for (let at = 0; at + length <= run.length; at++) pieces.push(run.slice(at, at + length))
  return pieces
})
const dates = String.raw`(?:19|20)\d\d(?:0[1-9]|1[0-2])?(?:0[1-9]|[12]\d|3[01])?`
const common = new RegExp(
  [
    ...words,
    ...runs.toSorted((a, b) => b.length - a.length),
    dates,
    '1314',
    '5201314',
    '520',
    String.raw`(.)\1\1+`,
    '88',
    '66',
  ].join('|'),
  'gu',
)
