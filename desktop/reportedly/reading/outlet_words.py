"""Words by which the name of an outlet is known: "Capital Times", "Radio Free Europe"."""

import re

__all__ = ["OUTLET_WORD"]

OUTLET_WORD = re.compile(
    r"\b(?:"
    r"[A-Z]{2,5}(?= News\b)|Advertiser|Agency|Argus|Axios|Bloomberg|Broadcasting|Bulletin|Chronicle|Courier|"
    r"Daily|Digest|Dispatch|Echo|Enquirer|Euronews|Examiner|Express|Gazette|Globe|Guardian|Haaretz|Herald|"
    r"Independent|Inquirer|Insider|Interfax|Jazeera|Journal|Kyodo|Ledger|Mail|Media|Mercury|Mirror|Monde|"
    r"Monitor|Morning|Network|News|Newsletter|Observer|Online|Politico|Post|Press|Radio|Record|Register|"
    r"ReliefWeb|Reporter|Reuters|Review|Sentinel|Standard|Star|Telegraph|Times|Tribune|TV|Voice|Weekly|"
    r"Wire|Xinhua|Yonhap|BBC|CNN|AFP|AP|DW|NPR|ABC|CBS|NBC|PBS|TASS|UPI|RFE/RL"
    r")\b"
)
