"""What partners do in the order machine, and what they must be answered."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from commands.asks import Verb
from commands.replies.drafts import (
    DraftDropped,
    DraftEmpty,
    DraftShown,
    NotConfirmable,
    OldButton,
    OrderRecorded,
)
from commands.replies.orders import MyOrders, OpenOrders, WhichPartner
from commands.replies.people import PartnershipRests
from commands.replies.reports import PartnerReport
from tests.commands.network import (
    BUDI,
    RATNA,
    SITI,
)
from tests.commands.order_model import CANCELLED, ModelDraft
from tests.commands.order_shops import TUTIK
from tests.commands.order_stage import HERS, Stage

GOODS = {
    "SMB-01": "sambal bawang",
    "SMB-02": "sambal ijo",
    "SMB-03": "sambal terasi",
    "KRP-01": "krupuk udang",
    "KRP-02": "krupuk bawang",
    "KUE-01": "nastar",
    "PKT-01": "paket hemat",
}

partners = st.sampled_from([SITI, BUDI, TUTIK])
askers = st.sampled_from([SITI, SITI, BUDI, TUTIK, RATNA])
quantities = st.sampled_from([1, 5, 8, 10, 10, 12, 20, 50, 50, 90])
lines = st.dictionaries(st.sampled_from(sorted(GOODS)), quantities, min_size=1, max_size=3)
usual = st.dictionaries(
    st.sampled_from(["SMB-01", "SMB-02", "SMB-03", "KRP-01", "PKT-01"]),
    st.sampled_from([10, 10, 12, 20, 50]),
    min_size=1,
    max_size=2,
)


class PartnersAct(Stage):
    """They order, change, confirm, drop, and look; with their own buttons and with others', old and new."""

    @rule(who=askers, wanted=lines, plain=st.booleans(), rendang=st.sampled_from([False, False, False, True]))
    def orders(self, who: int, wanted: dict[str, int], plain: bool, rendang: bool) -> None:  # noqa: FBT001
        words = ", ".join(f"{GOODS[sku]} {pieces}" for sku, pieces in wanted.items())
        words += ", rendang 3" if rendang else ""
        partner = HERS.get(who, "M002")
        if who == RATNA:
            words = f"/order untuk Bu Tini: {words}"
        elif not plain:
            words = f"/order {words}"
        reply = self.says(who, words)
        if partner in self.model.resting:
            assert isinstance(reply, WhichPartner if who == RATNA else PartnershipRests) or plain
            assert not isinstance(reply, DraftShown)
            return
        asked = [(sku, pieces, False) for sku, pieces in wanted.items() if sku not in self.model.asleep]
        questions = int(rendang) + len(wanted) - len(asked)
        assert isinstance(reply, DraftShown)
        if reply.draft.id in self.model.drafts:
            self.joined(self.model.drafts[reply.draft.id], partner, asked, questions, reply)
            return
        for draft in self.model.drafts.values():
            draft.is_open = draft.is_open and draft.maker != who
        told = self.model.tells(partner, asked, questions)
        assert reply.draft.id not in self.model.drafts
        self.model.drafts[reply.draft.id] = ModelDraft(who, partner, asked, questions, told)
        self.drew(reply)

    def joined(
        self,
        draft: ModelDraft,
        partner: str,
        asked: list[tuple[str, int, bool]],
        questions: int,
        reply: DraftShown,
    ) -> None:
        """One line may answer a question of the open draft; what is all unclear is asked there, the same once."""
        assert (draft.is_open, draft.partner) == (True, partner)
        if asked:
            assert (len(asked), questions, len(reply.draft.questions)) == (1, 0, draft.questions - 1)
            draft.lines += asked
        else:
            assert draft.questions <= len(reply.draft.questions) <= draft.questions + questions
        draft.questions = len(reply.draft.questions)
        draft.version += 1
        self.showed_anew(draft, reply)

    @rule(who=askers, wanted=usual, raises=st.booleans())
    def orders_and_confirms(self, who: int, wanted: dict[str, int], raises: bool) -> None:  # noqa: FBT001
        """Most visits are like this; what falls short of a minimum is raised, or kept."""
        before = len(self.screens)
        self.orders(who, wanted, plain=False, rendang=False)
        if len(self.screens) == before:
            return
        draft = self.model.drafts[self.screens[-1][0]]
        for line, (_, price) in enumerate(draft.told.prices):
            if price is None:
                self.changes(0, Verb.RAISE if raises else Verb.KEEP, line, 50, own=True)
        self.confirms(0, 1, own=True)

    @precondition(lambda self: self.screens)
    @rule(
        back=st.sampled_from([0, 0, 0, 0, 1, 2, 5]),
        verb=st.sampled_from(
            [Verb.RAISE, Verb.RAISE, Verb.KEEP, Verb.KEEP, Verb.REMOVE, Verb.SKIP, Verb.DROP_DRAFT]
        ),
        line=st.sampled_from([0, 0, 0, 1, 2]),
        quantity=quantities,
        own=st.sampled_from([True, True, True, False]),
    )
    def changes(self, back: int, verb: Verb, line: int, quantity: int, own: bool) -> None:  # noqa: FBT001
        number, version = self.screens[-1 - back % len(self.screens)]
        draft = self.model.drafts[number]
        who = draft.maker if own else next(one for one in (SITI, BUDI) if one != draft.maker)
        reply = self.presses(who, verb, number, version, line, quantity)
        if self.refused(draft, who, version, reply) is not None:
            return
        if verb is Verb.DROP_DRAFT:
            assert reply == DraftDropped()
            draft.is_open = False
            return
        if draft.partner in self.model.resting:
            assert isinstance(reply, PartnershipRests)
            return
        if line >= (draft.questions if verb is Verb.SKIP else len(draft.lines)):
            assert reply == OldButton()
            return
        if verb is Verb.SKIP:
            draft.questions -= 1
        elif verb is Verb.REMOVE:
            del draft.lines[line]
        else:
            sku, pieces, _ = draft.lines[line]
            draft.lines[line] = (sku, pieces, True) if verb is Verb.KEEP else (sku, quantity, False)
        draft.version += 1
        if not draft.lines and not draft.questions:
            assert reply == DraftEmpty()
            draft.is_open = False
            return
        self.showed_anew(draft, reply)

    @precondition(lambda self: self.screens)
    @rule(
        back=st.sampled_from([0, 0, 0, 0, 0, 0, 1, 2, 5]),
        times=st.sampled_from([1, 1, 1, 2, 3]),
        own=st.sampled_from([True, True, True, True, True, False]),
    )
    def confirms(self, back: int, times: int, own: bool) -> None:  # noqa: FBT001
        number, version = self.screens[-1 - back % len(self.screens)]
        draft = self.model.drafts[number]
        who = draft.maker if own else next(one for one in (SITI, BUDI) if one != draft.maker)
        for _ in range(times):
            self.pressed_confirm(who, draft, number, version)

    def pressed_confirm(self, who: int, draft: ModelDraft, number: int, version: int) -> None:
        reply = self.presses(who, Verb.CONFIRM, number, version)
        if self.refused(draft, who, version, reply) is not None:
            return
        now = self.model.tells(draft.partner, draft.lines, draft.questions)
        if draft.partner in self.model.resting:
            assert isinstance(reply, PartnershipRests)
        elif now.total is None:
            assert isinstance(reply, DraftShown | NotConfirmable)
        elif now != draft.told:
            assert isinstance(reply, DraftShown)
        else:
            assert isinstance(reply, OrderRecorded)
            self.recorded(reply, self.model.records(draft, self.clock))
            return
        if isinstance(reply, DraftShown):
            draft.version += 1
            self.showed_anew(draft, reply)

    @rule(who=askers)
    def looks_at_orders(self, who: int) -> None:
        reply = self.says(who, "/pesanan")
        every = sorted(self.model.orders.values(), key=lambda order: order.no, reverse=True)
        if who == RATNA:
            assert isinstance(reply, OpenOrders)
            assert [one.no for one, _ in reply.orders] == [order.no for order in every if order.is_live][:15]
            return
        hers = [order for order in every if order.partner == HERS[who]]
        hers.sort(key=lambda order: not order.is_live)
        assert isinstance(reply, MyOrders)
        assert [(one.no, one.status.value, one.total, one.paid) for one in reply.orders] == [
            (order.no, order.status, order.total, order.paid) for order in hers[:5]
        ]
        assert reply.more == max(0, len(hers) - 5)

    @rule(who=partners)
    def looks_at_her_figures(self, who: int) -> None:
        reply = self.says(who, "/report hari ini")
        assert isinstance(reply, PartnerReport)
        hers = [order for order in self.model.orders.values() if order.partner == HERS[who]]
        today = f"{self.clock + timedelta(hours=7):%y%m%d}"
        bought = [order for order in hers if order.day == today and order.status != CANCELLED]
        assert (reply.orders, reply.pieces, reply.purchases) == (
            len(bought),
            sum(order.pieces for order in bought),
            sum(order.goods for order in bought),
        )
        assert reply.unpaid == sum(order.owed for order in hers)

    @precondition(lambda self: self.last is not None)
    @rule()
    def the_same_update_comes_again(self) -> None:
        before = self.everything()
        assert self.last is not None
        assert not self.shop.asks(self.last).messages  # a button's own answer may be said again
        assert self.everything() == before
