/** Owns what the people of the demo have complained of and suggested, and how far each has come. */
import type { DemoCase } from './make-cases'

const STAFF = 'demo-staff-zhou'

export const complaints: DemoCase[] = [
  {
    kind: 'complaint',
    by: 'demo-resident-wang',
    form: {
      ...{
        about: 'service',
        place: '一楼窗口',
        colleague: null,
        text: '周三下午三点去窗口，等了二十多分钟没有人。',
        photos: [],
      },
      wanted: '中午和下午都留个人，或者门上写清楚几点回来。',
    },
    hoursAgo: 70,
    steps: [
      { hoursAgo: 66, by: STAFF, event: 'take' },
      {
        ...{ hoursAgo: 46, by: STAFF, event: 'answer' },
        words: '那天在楼里走访，没有留牌子，是我们不对。从今天起，离开时门上写明几点回来。',
      },
    ],
  },
  {
    kind: 'complaint',
    by: 'demo-volunteer-li',
    form: {
      ...{ about: 'activity', colleague: null, photos: [], wanted: '' },
      text: '健康讲堂的话筒后排听不清，坐在后面的老人家都往前挤。',
    },
    hoursAgo: 20,
    steps: [
      { hoursAgo: 18, by: STAFF, event: 'take' },
      { hoursAgo: 3, by: STAFF, event: 'wait', words: '等音响师傅上门看线路', days: 3 },
    ],
  },
  {
    kind: 'complaint',
    by: 'demo-resident-wang',
    unnamed: true,
    form: {
      ...{ about: 'points', colleague: null, photos: [], wanted: '缺货了就先下架。' },
      text: '超市里写着还有洗衣液，去了两次都说没有了。',
    },
    hoursAgo: 5,
    steps: [],
  },
]
