"""Words that say nothing in a search: the language's small words, and talk about searching itself.

Phrases of the vocabularies are recognised before these are left out, so that `was not brought` stays whole.
"""

SMALL_WORDS = """
a about after again all also am an and any are as at be been being but by can cant cannot could did do does doesnt
doing done dont each else even ever every for from get gets getting give go goes going got had has have having he
her hers here him his how i if im in into is isnt it its ive just lets like me more most much my no not of off
on one ones only or other our out over own per she should so some such than that thats the their theirs them then
there these they theyre thing things this those through to too under up us very was wasnt we were werent what whats
when where which while who whos whose why will with without wont would you your youre yours
"""
SEARCH_TALK = """
best find finding good help helpful helping know looking make making need needed needs please really search
show something tell tips try trying use using want wanted ways way
"""
STOP_WORDS = (*SMALL_WORDS.split(), *SEARCH_TALK.split())
