/** Owns the steps of a notice as its writer meets them: gone on with, put right, not sent after all, taken back. */
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import type { Acts } from '../screens/acted-screen'
import { recallNotice, unscheduleNotice, type DeskNotice } from './store'

/** All there is to do, in the order in which it is offered. */
export function actsOf({ noticeId, version, read }: DeskNotice): Acts {
  const open = () => openPage(appPages.noticeForm(noticeId))
  return {
    amend: { tone: 'main', label: '接着写', open },
    correct: { tone: 'aside', open },
    unschedule: {
      ...{ tone: 'aside', label: '先不发了', title: '到时间先不发？', confirm: '先不发' },
      text: '退回成草稿，改好可以再发。',
      said: '先不发了，存成了草稿',
      send: () => unscheduleNotice({ noticeId, version }),
    },
    recall: {
      ...{ tone: 'aside', title: '撤回这条通知？' },
      text: `内容马上看不到了，${read > 0 ? `看过的 ${read} 位会看到已撤回和原因` : '大家只看到已撤回'}。撤回后不能恢复。`,
      ...{ ask: '为什么撤回', placeholder: '比如：停水取消了' },
      said: '撤回了，还没收到提醒的人不会再收到',
      send: ({ words }) => recallNotice({ noticeId, version, reason: words }),
    },
  }
}
