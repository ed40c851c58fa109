/** Every test starts on a phone that knows the cloud's time and remembers nothing else, and waits as long as a busy machine needs. */
import { configure } from '@testing-library/dom'
import { learnServerTime } from '@/api/server-clock'
import { beginning } from '../../support/beginning'
import { resetHost } from './host-taro'

// Far above what any state takes: the pages ask a real cloud, and a cold function on a busy machine takes seconds.
configure({ asyncUtilTimeout: 30_000 })
const now = Date.now()
learnServerTime(beginning, now, now)
beforeEach(resetHost)
