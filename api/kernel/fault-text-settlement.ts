/** Refusals about what company and school owe each other. */
export const settlementFaults = {
  'zh-CN': {
    'settlement-settled': '结算已经登记付款，不再变化，只能查看。',
    'settlement-early': '实训期到 {end} 才结束，之后才能认定、同意和登记付款。',
    'settlement-unjudged': '还没有人认定本期有无违约违规。请先由甲方或学校一方认定，再同意结算。',
    'settlement-deposit': '退还的押金不能多于收到的；没有登记过的押金也不能撤回。请核对金额。',
    'settlement-not-agreed': '登记付款前，需要甲方与学校各自同意当前的结算。',
  },
  en: {
    'settlement-settled': 'The settlement is recorded as paid. It changes no more and is only looked at.',
    'settlement-early': 'The season ends on {end}; it is judged, agreed to and recorded as paid after that.',
    'settlement-unjudged':
      'Nobody has said yet whether there was a breach. Somebody of the company or the school does that first.',
    'settlement-deposit':
      'No more of the deposit can go back than came, and what was not recorded is not taken back. Check the amount.',
    'settlement-not-agreed':
      'Company and school must both agree to this settlement before it is recorded as paid.',
  },
}
