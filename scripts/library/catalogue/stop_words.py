"""Words of a question that say nothing about what is looked for.

They stand here and not in a vocabulary: no reader sees one, none has a meaning to define, and one wrong word
would silently spoil every search. The function words are the closed classes of English (articles, pronouns,
auxiliaries, prepositions, conjunctions), after the English list of the Snowball project; the talk is ours.

A word stays out of both where it changes what is asked: not, no, never, without, alone, before, after, off, own.
Phrases that have a meaning, such as “was not brought”, “who lives here” or “he hits me”, must be recognised
before any word is left out.
"""

FUNCTION_WORDS = (
    *("a", "an", "the", "this", "that", "these", "those", "some", "such", "each"),
    *("i", "me", "my", "we", "us", "our", "ours", "you", "your", "yours", "it", "its"),
    *("he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs", "someone", "somebody"),
    *("am", "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "having"),
    *("do", "does", "did", "doing", "can", "could", "shall", "should", "will", "would", "may", "might", "must"),
    *("i'm", "i've", "i'd", "i'll", "it's", "that's", "there's", "what's", "who's", "how's", "im", "ive"),
    *("what", "which", "who", "whom", "whose", "when", "where", "why", "how", "there", "here"),
    *("of", "at", "by", "for", "with", "about", "between", "into", "through", "to", "from", "in", "on", "onto"),
    *("and", "but", "if", "or", "as", "than", "then", "so", "because", "while", "also", "too", "very", "just"),
)
SEARCHING_TALK = (
    *("how do i", "how do we", "how do you", "how can i", "how can we", "how should i", "how would i"),
    *("what do i do", "what do we do", "what can i do", "what should i do", "what to do", "what is", "what are"),
    *("where do i find", "where can i find", "where is", "is there", "are there", "do you have", "have you got"),
    *("i need", "i want", "i would like", "i'd like", "i am looking for", "i'm looking for", "im looking for"),
    *("looking for", "look for", "searching for", "search for", "find me", "show me", "give me", "tell me about"),
    *("help with", "help me with", "help me", "need help with", "advice on", "advice about", "guidance on"),
    *("information on", "information about", "info on", "info about", "something on", "something about"),
    *("anything on", "anything about", "resources on", "resources about", "resources for", "got any"),
    *("need", "want", "please", "pls", "plz", "any", "anything", "something", "best", "useful", "thanks"),
    *("find", "search", "looking", "get", "got", "stuff", "thing", "things", "info", "really", "etc"),
)
