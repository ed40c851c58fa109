/** Owns what somebody is asked who wants somebody to mediate: between whom it is, what happened, who may read that. */
import { defineForm } from '../kernel/form'

/** Who reads what one side wrote, besides whoever mediates. */
export const shown = { mediator: '只给来谈的人看', both: '也给另一方看' } as const

export const mediationForm = defineForm({
  sort: {
    is: 'choice',
    label: '是谁和谁的事',
    options: {
      neighbour: '邻居之间',
      family: '家里人之间',
      property: '和物业、商家',
      money: '借钱、欠钱',
      damage: '碰坏、弄坏',
      other: '别的事',
    },
    tiles: {
      neighbour: '吵闹、漏水、占地方',
      family: '老人、孩子、房子',
      property: '收费、修东西',
      money: '借条、工钱、押金',
      damage: '赔多少说不拢',
      other: '上面没有的',
    },
  },
  whom: {
    is: 'text',
    label: '和谁',
    most: 60,
    placeholder: '楼上那一家',
    line: true,
  },
  text: { is: 'text', label: '怎么回事', most: 500, placeholder: '从什么时候开始的，谈过没有' },
  wanted: {
    is: 'text',
    label: '希望怎么办',
    most: 200,
    placeholder: '比如：晚上十点以后别再拖椅子',
    optional: true,
  },
  photos: { is: 'photos', label: '照片', hint: '拍东西就好，别拍到人', most: 3 },
  shows: {
    is: 'choice',
    label: '上面写的',
    options: shown,
    start: 'mediator',
    hint: '双方都说可以看，才互相看得到；什么时候都能改',
  },
})
