from __future__ import annotations

import pytest

from tracktwo.sources.language import language_of

SENTENCES = {
    "en": [
        "The two delegations spent the morning in the old mill and the afternoon on the river, where engineers showed them the pillars.",
        "Farmers from both banks asked who would pay for the new bridge, when work could begin and how long it might take to finish.",
        (
            "Nobody expects an agreement before winter, yet both sides say that their engineers should keep "
            "meeting every second week as before."
        ),
    ],
    "ru": [
        (
            "Обе делегации провели утро на старой мельнице, а после обеда инженеры показали им опоры моста, "
            "который снесло наводнением два года назад."
        ),
        (
            "Жители обоих берегов спрашивали, кто заплатит за новый мост, когда начнутся работы и сколько "
            "времени займет строительство после начала весны."
        ),
    ],
    "az": [
        (
            "Hər iki nümayəndə heyəti səhəri köhnə dəyirmanda keçirdi, günortadan sonra isə mühəndislər onlara "
            "daşqının apardığı körpünün dayaqlarını göstərdilər."
        ),
        (
            "Sakinlər yeni körpünün pulunu kimin verəcəyini, işlərin nə vaxt başlayacağını və tikintinin nə "
            "qədər çəkəcəyini soruşdular, cavab isə hələ yoxdur."
        ),
        (
            "Her iki numayende heyeti seheri kohne deyirmanda kecirdi, gunortadan sonra ise muhendisler onlara "
            "dasqinin apardigi korpunun dayaqlarini gosterdiler."
        ),
    ],
    "az-Cyrl": [
        (
            "Һәр ики нүмајәндә һејәти сәһәри көһнә дәјирманда кечирди, сонра исә мүһәндисләр онлара ҝөрүшдә "
            "көрпүнүн дајагларыны ҝөстәрдиләр вә ҹаваб вердиләр."
        )
    ],
    "hy": [
        (
            "Երկու պատվիրակություններն առավոտն անցկացրին հին ջրաղացում, իսկ կեսօրից հետո ինժեներները նրանց ցույց "
            "տվեցին ջրհեղեղի տարած կամրջի հենասյուները:"
        ),
    ],
    "tr": [
        (
            "İki heyet sabahı eski değirmende geçirdi, öğleden sonra ise mühendisler onlara selin iki yıl önce "
            "götürdüğü köprünün ayaklarını gösterdi."
        ),
        (
            "Köylüler yeni köprünün parasını kimin ödeyeceğini, işlerin ne zaman başlayacağını ve inşaatın ne "
            "kadar süreceğini sordu, ama yanıt alamadı."
        ),
    ],
    "ka": [
        (
            "ორივე დელეგაციამ დილა ძველ წისქვილში გაატარა, ნაშუადღევს კი ინჟინრებმა მათ წყალდიდობისგან წაღებული "
            "ხიდის ბურჯები აჩვენეს და კითხვებს უპასუხეს."
        ),
    ],
    "uk": [
        (
            "Обидві делегації провели ранок у старому млині, а після обіду інженери показали їм опори мосту, "
            "який знесла повінь два роки тому."
        )
    ],
    "de": [
        (
            "Beide Delegationen verbrachten den Vormittag in der alten Mühle, am Nachmittag zeigten ihnen "
            "Ingenieure die Pfeiler der Brücke, die das Hochwasser mitnahm."
        )
    ],
}


@pytest.mark.parametrize(("tag", "sentence"), [(tag, sentence) for tag, sentences in SENTENCES.items() for sentence in sentences])
def test_sentences_of_fifteen_words(tag: str, sentence: str) -> None:
    assert language_of(sentence) == tag


def test_most_letters_decide_when_a_text_mixes() -> None:
    ru, en = SENTENCES["ru"][0], SENTENCES["en"][0]
    assert language_of(f"{ru}\n{ru}\n{en}") == "ru"
    assert language_of(f"{en}\n{ru}\n{en}") == "en"


def test_names_with_foreign_letters_do_not_change_the_language() -> None:
    assert language_of("Məmmədov and Əliyev came to the mill on Monday and spoke for an hour with the engineers of both sides.") == "en"


def test_no_letters_no_language() -> None:
    assert language_of("12:30 – 14.5 %") is None
    assert language_of("") is None


def test_azerbaijani_without_its_marks_is_not_turkish() -> None:
    assert language_of("Qonaqlar dunen sehere gelib, yeni muqavile haqqinda danisib ve aksam qayidib.") == "az"
