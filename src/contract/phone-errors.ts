/** Owns the rejections that a phone says by itself as well; the words of all others reach it with the answer. */

export const phoneErrors = {
  NOT_FOUND: { text: '没有找到，可能已经撤下了', next: '请返回刷新看看', retry: 'never' },
  BUSY: { text: '这会儿人多', next: '请稍等再点一次', retry: 'same-key' },
  INTERNAL: { text: '我们这边出了点问题', next: '填的内容都在，请过会儿再试', retry: 'same-key' },
  OWN_APPLICATION: { text: '自己和家人的报名要由别人来确认', next: '请另一位同事来看', retry: 'never' },
  NOTICE_BAD_EXPIRY: { text: '到期时间不对', next: '请选发出以后、180 天以内的一天', retry: 'never' },
} as const
