/** 新版本、被清除的存储。 */
export const words = {
  'outbox.refused': '没有被接受：{what}',
  'outbox.understood': '知道了',
  'outbox.kind.in': '签到',
  'outbox.kind.out': '签退',
  'outbox.kind.rollCall': '点名',
  'outbox.kind.sign': '签名',
  'outbox.kind.payout': '发放',
  'outbox.kind.other': '操作',
  'update.ready': '有新版本',
  'update.text': '更新只需一秒，内容不会丢失。',
  'update.later': '等未上传的送达、签名完成后再更新。',
  'update.button': '更新',
  'wiped.title': '这个浏览器的数据被清除过',
  'wiped.text':
    '没有上传的签到可能已经不在了。以今天页面的收据为准；没有收据就重新签到，或请组长点名时补记。',
  'wiped.understood': '知道了',
} as const
