/** 教室码：随签到给出，或在一天内补上。 */
export const words = {
  'code.title': '教室码',
  'code.label': '教室码（六位）',
  'code.text': '看教室的屏幕。没有也能签到，一天内可以补。',
  'code.taken': '已记下 {time} 的教室码，随签到一起送出。',
  'code.proven': '已证实',
  'code.provenText': '教室码对上了，你在教室。',
  'code.unproven': '未证实',
  'code.unprovenText': '签到有效。补上教室码，组长就不必再核对；到明天这个时候为止。',
  'code.waiting': '教室码待上传',
  'code.wrong': '这个码不对，或已过期。签到不受影响，请看屏幕重新输入。',
  'code.not-looked-at': '错得太多，暂时不再核对。签到不受影响，请告诉组长。',
  'code.outside-shift': '这个码不是这一班时段的。签到不受影响。',
  'code.scan': '扫屏幕上的二维码',
  'code.scanText': '对准教室屏幕。相机只在这里用，不保存图像。',
  'code.noCamera': '打不开相机。请输入六位数字，或用手机自带的扫一扫。',
  'code.reading': '正在记下教室码',
} as const
