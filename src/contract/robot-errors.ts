/** Owns the rejections about the robot of a station's group. */

export const robotErrors = {
  ROBOT_ADDRESS: {
    text: '这不是企业微信群机器人的地址',
    next: '在群里点开机器人，复制「Webhook 地址」，整条贴进来',
    retry: 'never',
  },
  ROBOT_REFUSED: {
    text: '企业微信不认这个机器人，没有发出去',
    next: '看看机器人还在不在群里，再把地址重新贴一遍',
    retry: 'never',
  },
  ROBOT_SILENT: {
    text: '连不上企业微信，不知道发出去没有',
    next: '先看看群里有没有收到，没有就过几分钟再试',
    retry: 'never',
  },
} as const
