/** Owns the rejections about rooms: booking one, using one, closing one. */

export const roomErrors = {
  ROOM_NOT_BOOKABLE: { text: '{place}不用预约', next: '直接来就好，来之前看看开放时间', retry: 'never' },
  ROOM_DAY_SHUT: { text: '{day}订不了', next: '请选列出来的日子，最远五个工作日', retry: 'never' },
  ROOM_BAD_TIME: {
    text: '这个时间订不了',
    next: '请在开放的时间里选，整点或半点起，最长两小时',
    retry: 'never',
  },
  ROOM_TOO_SMALL: { text: '这样用最多 {most} 人', next: '请换个大一点的地方，或者分两次来', retry: 'never' },
  ROOM_OTHER_USE: { text: '{place}不做这个用', next: '请换个用处，或者换个地方', retry: 'never' },
  ROOM_TAKEN: { text: '这段时间刚刚有人订了', next: '看看旁边空着的时间', retry: 'never' },
  ROOM_TWO_AHEAD: {
    text: '您已经订了 {most} 次，还没有用',
    next: '用完一次，或者取消一次，再订',
    retry: 'never',
  },
  ROOM_PAUSED: {
    text: '您有几次订了没有来，{day}前先不能订',
    next: '可以到门口现用；有特别的原因，请告诉社区工作人员',
    retry: 'never',
  },
  ROOM_DAY_FULL: { text: '这一天的记录已经满了', next: '请换一天', retry: 'never' },
  ROOM_TOO_EARLY: { text: '还没有到时间', next: '开始前 15 分钟起可以点', retry: 'never' },
  ROOM_TIME_OVER: { text: '这次的时间已经过了', next: '还想用，请看看现在空不空', retry: 'never' },
  ROOM_LATER_ONCE: { text: '已经给您多留了一次', next: '到了请点「我到了」', retry: 'never' },
  ROOM_UNDO_OVER: { text: '过了 10 分钟，撤不回了', next: '请联系那位居民，请人家再订一次', retry: 'never' },
  ROOM_LINE: { text: '前面还有 {waiting} 位在等', next: '请点「排着」，轮到了会告诉您', retry: 'never' },
  ROOM_LINE_FULL: { text: '已经有 {most} 位在等了', next: '请过一会儿再看', retry: 'never' },
  ROOM_NOT_OPEN: { text: '{place}现在没有开门', next: '看看开放时间，或者订别的时间', retry: 'never' },
  ROOM_HAS_ACTIVITY: {
    text: '这段时间里有活动「{title}」',
    next: '请先给活动换时间或地方，再关',
    retry: 'never',
  },
  ROOM_CLASH: {
    text: '{when} {place}已经有「{what}」',
    next: '请换个时间，或者换个地方',
    retry: 'never',
  },
  ROOM_IN_USE: {
    text: '{place}后面还有 {count} 件安排',
    next: '请先在「功能室」里取消预约、给活动换地方，再去掉',
    retry: 'never',
  },
} as const
