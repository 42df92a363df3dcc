/** 教室的屏幕：每三十秒一个新码。 */
export const words = {
  'rooms.title': '教室屏幕',
  'rooms.text': '在教室的电脑或投影上打开，整天不用管。',
  'rooms.none': '还没有教室。导入 rooms 之后，这里列出你负责的教室。',
  'rooms.seats': '{machines} 台可用，{seats} 座',
  'rooms.own': '在教室里用手机扫码，或在「今天」输入数字',
  'rooms.code': '教室码',
  'rooms.qr': '教室码的二维码',
  'rooms.next': '{seconds} 秒后换新码',
  'rooms.full': '全屏',
  'rooms.offline': '连不上服务器，码还能用到 {time}。请检查这台电脑的网络。',
  'rooms.out': '没有可用的教室码了',
  'rooms.outText':
    '与服务器断开已超过十分钟。学生照常签到，之后由组长确认，或在一天内补码。恢复网络后这里自动继续。',
  'rooms.awake': '屏幕会保持常亮。',
  'rooms.asleep': '这个浏览器不能保持常亮：请在系统里关闭自动息屏。',
} as const
