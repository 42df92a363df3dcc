/** WeChat's own browser: nothing can be installed there, and its storage is apart from the phone's browser. */
export const inWeChat = () => /MicroMessenger/i.test(navigator.userAgent)
