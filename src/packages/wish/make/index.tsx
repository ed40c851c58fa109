/** Writing a wish, or putting one right before it hangs on the wall. */
import { openMe, useMe } from '@/api/me'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { isOn } from '@/domain/station/features'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { openWish, useWish } from '@/features/wish/store'
import { MakeForm } from '@/features/wish/make-form'
import { goBack } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

/** A new one can be written at once; who is in the family comes while the first step is answered. */
function NewWish({ byCard }: { byCard: boolean }) {
  const me = useMe()
  useShown(openMe)
  if (me.status === 'ready' && !isOn(me.data.features, 'wishes'))
    return (
      <Screen title="许个心愿">
        <Failed
          title="心愿墙暂时没有开放"
          text="写了一半的都留着，开放以后接着写"
          retry="返回"
          onRetry={() => goBack()}
        />
      </Screen>
    )
  return <MakeForm me={me.status === 'ready' ? me.data : null} byCard={byCard} />
}

function OldWish({ wishId }: { wishId: string }) {
  return (
    <LoadedScreen
      title="改心愿"
      resource={useWish(wishId)}
      open={() => openWish(wishId)}
      screen={(wish) =>
        wish.form === null ? (
          <Screen title="改心愿">
            <Failed
              title="这个心愿现在不能改"
              text="看看它走到哪一步了"
              retry="返回"
              onRetry={() => goBack()}
            />
          </Screen>
        ) : (
          <MakeForm me={null} wish={wish} />
        )
      }
    />
  )
}

function MakeWishPage() {
  const { wishId, who } = usePageParams('wishId', 'who')
  return wishId === undefined ? <NewWish byCard={who === 'card'} /> : <OldWish wishId={wishId} />
}

export default wholePage(MakeWishPage)
