<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn_BD" sourcelanguage="en_GB">
<context>
    <name>AboutModelDialog</name>
    <message>
        <source>About this model</source>
        <translation>এই মডেল সম্পর্কে</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>মডেল কার্ড</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Version {version}, {precision}, {architecture}.</source>
        <translation>সংস্করণ {version}, {precision}, {architecture}।</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>বান্ডল {digits}</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>উদ্দিষ্ট ব্যবহার</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>সীমাবদ্ধতা</translation>
    </message>
    <message>
        <source>When it does not report</source>
        <translation>কখন রিপোর্ট করে না</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>কীভাবে পরিমাপ করা হয়েছে</translation>
    </message>
    <message>
        <source>The card carries no evidence: trust no answer of this model.</source>
        <translation>কার্ডে কোনো প্রমাণ নেই: এই মডেলের কোনো উত্তরে আস্থা রাখবেন না।</translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation>যা থেকে শিখেছে</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>লাইসেন্স</translation>
    </message>
    <message>
        <source>The card names none, which no model deserves.</source>
        <translation>কার্ডে কোনো সীমাবদ্ধতার উল্লেখ নেই, অথচ সীমাবদ্ধতাহীন কোনো মডেল হয় না।</translation>
    </message>
    <message>
        <source>Below a probability of {share}, and when a field is out of focus, too dark or too bright, of unknown proportions, or outside what the model knows.</source>
        <translation>সম্ভাব্যতা {share}-এর কম হলে, এবং ফিল্ড ফোকাসের বাইরে, বেশি অন্ধকার বা বেশি উজ্জ্বল, অজানা অনুপাতের, কিংবা মডেলের জানার বাইরে হলে।</translation>
    </message>
    <message>
        <source>{name}: {count} images ({counts}); {kind} split, {train} to train, {validation} to validate, {test} to test. Started from {start}.</source>
        <translation>{name}: {count}টি ছবি ({counts}); {kind} বিভাজন, প্রশিক্ষণে {train}টি, যাচাইয়ে {validation}টি, টেস্টে {test}টি। শুরুর মডেল {start}।</translation>
    </message>
    <message>
        <source>{subset}, {count} images</source>
        <translation>{subset}, {count}টি ছবি</translation>
    </message>
    <message>
        <source>Accuracy {accuracy} (95 % interval {low} to {high}); not reported {withheld}; agrees with the trained model on {agreement}.</source>
        <translation>নির্ভুলতা {accuracy} (95&#xa0;% আস্থা ব্যবধান {low} থেকে {high}); রিপোর্ট হয়নি {withheld}; প্রশিক্ষিত মডেলের সঙ্গে {agreement} ক্ষেত্রে একমত।</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>শ্রেণি</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>শনাক্ত (রিকল)</translation>
    </message>
    <message>
        <source>Right (precision)</source>
        <translation>সঠিক (প্রিসিশন)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Accuracy under other colour, light and focus:</source>
        <translation>ভিন্ন রং, আলো ও ফোকাসে নির্ভুলতা:</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>পরিবর্তন</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>নির্ভুলতা</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Agreement of two readers</source>
        <translation>দুই পর্যালোচকের মতৈক্য</translation>
    </message>
    <message>
        <source>Comparing{dots}</source>
        <translation>তুলনা করা হচ্ছে{dots}</translation>
    </message>
    <message>
        <source>There is no image that both readers answered</source>
        <translation>উভয় পর্যালোচক উত্তর দিয়েছেন, এমন কোনো ছবি নেই</translation>
    </message>
    <message>
        <source>{what}: Cohen&apos;s kappa {value}, too even for an interval; {same}</source>
        <translation>{what}: কোহেনের কাপা {value}, আস্থা ব্যবধান নির্ণয়ের মতো ভিন্নতা নেই; {same}</translation>
    </message>
    <message>
        <source>{what}: Cohen&apos;s kappa {value} (95 % interval {low} to {high}); {same}</source>
        <translation>{what}: কোহেনের কাপা {value} (95&#xa0;% আস্থা ব্যবধান {low} থেকে {high}); {same}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} ও {second}</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>সব উত্তর</translation>
    </message>
    <message>
        <source>Where both named a class</source>
        <translation>যেখানে দুজনেই শ্রেণি বলেছেন</translation>
    </message>
    <message>
        <source>As it was when the second reading was closed, {time}. What is settled since changes nothing.</source>
        <translation>দ্বিতীয় পাঠ বন্ধের সময় যা ছিল, {time}। পরে যা মীমাংসা হয়েছে তাতে কিছু বদলায় না।</translation>
    </message>
    <message>
        <source>Kappa is 1 for complete agreement and 0 for what chance would bring about. Images of one case are alike, so the interval is rather too narrow.</source>
        <translation>কাপা 1 হলে পূর্ণ মতৈক্য, আর 0 হলে দৈবক্রমে যতটা মিলত ততটাই। একই কেসের ছবিগুলো পরস্পর সদৃশ, তাই আস্থা ব্যবধানটি কিছুটা বেশি সরু।</translation>
    </message>
    <message>
        <source>{what}: {same}; no kappa, as both gave one and the same answer throughout</source>
        <translation>{what}: {same}; কাপা নেই, কারণ দুজনেই সর্বত্র একটিই উত্তর দিয়েছেন</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>অনিশ্চিত</translation>
    </message>
    <message>
        <source>{first} and {second}: {count}</source>
        <translation>{first} ও {second}: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n answered differently</source>
        <translation>
            <numerusform>%nটিতে উত্তর ভিন্ন</numerusform>
            <numerusform>%nটিতে উত্তর ভিন্ন</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled since</source>
        <translation>
            <numerusform>পরে মীমাংসিত: %nটি</numerusform>
            <numerusform>পরে মীমাংসিত: %nটি</numerusform>
        </translation>
    </message>
    <message>
        <source>(the first {count} shown)</source>
        <translation>(প্রথম {count}টি দেখানো হলো)</translation>
    </message>
    <message>
        <source>The answers cannot be compared</source>
        <translation>উত্তরগুলোর তুলনা করা যাচ্ছে না</translation>
    </message>
    <message>
        <source>Rows: first reader. Columns: second reader.</source>
        <translation>সারি: প্রথম পর্যালোচক। কলাম: দ্বিতীয় পর্যালোচক।</translation>
    </message>
    <message>
        <source>Images answered differently</source>
        <translation>যেসব ছবিতে উত্তর ভিন্ন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Enter or a double click shows one, to be settled.</source>
        <translation>Enter বা ডাবল-ক্লিকে ছবিটি খুলবে, যাতে মীমাংসা করা যায়।</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer</source>
        <translation>উত্তর</translation>
    </message>
    <message>
        <source>95 % set</source>
        <translation>95&#xa0;% সেট</translation>
    </message>
    <message>
        <source>Holds the true class in 95 of 100 images like those of the calibration.</source>
        <translation>ক্যালিব্রেশনের ছবির মতো 100টি ছবির 95টিতে প্রকৃত শ্রেণিটি এই সেটে থাকে।</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>ফ্ল্যাগ</translation>
    </message>
    <message>
        <source>About this model and its limits</source>
        <translation>এই মডেল ও তার সীমাবদ্ধতা</translation>
    </message>
    <message>
        <source>What the model was made for, what it cannot do, how it was measured</source>
        <translation>মডেলটি কীসের জন্য তৈরি, কী পারে না, কীভাবে পরিমাপ করা হয়েছে</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>প্রতিটি শ্রেণির সম্ভাব্যতা</translation>
    </message>
    <message>
        <source>Considered, not reported</source>
        <translation>বিবেচিত, তবে রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>None</source>
        <translation>নেই</translation>
    </message>
</context>
<context>
    <name>BarKey</name>
    <message>
        <source>reported</source>
        <translation>রিপোর্ট হয়েছে</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
</context>
<context>
    <name>CardTables</name>
    <message>
        <source>Truth ↓  model says</source>
        <translation>প্রকৃত ↓  মডেলের উত্তর</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>কনফিউশন</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>শ্রেণি অনুযায়ী</translation>
    </message>
    <message>
        <source>Other colour and light</source>
        <translation>ভিন্ন রং ও আলো</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>থ্রেশহোল্ড</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>প্রশিক্ষণ</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>রূপান্তর</translation>
    </message>
    <message>
        <source>Under this change</source>
        <translation>এই পরিবর্তনে</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>নির্ভুলতা</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>থ্রেশহোল্ড</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>ডিফল্ট</translation>
    </message>
    <message>
        <source>May be set</source>
        <translation>অনুমোদিত পরিসর</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>অর্থ</translation>
    </message>
    <message>
        <source>The card carries no confusion matrix of its classes.</source>
        <translation>কার্ডে এর শ্রেণিগুলোর কোনো কনফিউশন ম্যাট্রিক্স নেই।</translation>
    </message>
    <message>
        <source>Measured on {count} images of the part {subset}, which taught the model nothing.</source>
        <translation>{subset} অংশের {count}টি ছবিতে পরিমাপ করা; এই অংশ থেকে মডেল কিছুই শেখেনি।</translation>
    </message>
    <message>
        <source>malignant</source>
        <translation>ম্যালিগন্যান্ট</translation>
    </message>
    <message>
        <source>not malignant</source>
        <translation>ম্যালিগন্যান্ট নয়</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>শ্রেণি</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>ধরন</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>শনাক্ত (রিকল)</translation>
    </message>
    <message>
        <source>Right (precision)</source>
        <translation>সঠিক (প্রিসিশন)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>{count} to train</source>
        <translation>প্রশিক্ষণে {count}টি</translation>
    </message>
    <message>
        <source>{count} to validate</source>
        <translation>যাচাইয়ে {count}টি</translation>
    </message>
    <message>
        <source>{count} to calibrate</source>
        <translation>ক্যালিব্রেশনে {count}টি</translation>
    </message>
    <message>
        <source>{count} to test</source>
        <translation>টেস্টে {count}টি</translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation>যা থেকে শিখেছে</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>উৎস</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>বিভাজন</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>আর্কিটেকচার</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>শুরুর মডেল</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>প্রশিক্ষণ-ছক</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>নামহীন</translation>
    </message>
    <message>
        <source>{name}, {epochs} epochs, seed {seed}</source>
        <translation>{name}, {epochs} ইপক, সিড {seed}</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>উত্তীর্ণ</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>অনুত্তীর্ণ</translation>
    </message>
    <message>
        <source>FAILED, and was allowed to</source>
        <translation>অনুত্তীর্ণ, তবে ছাড় দেওয়া হয়েছে</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>ফল</translation>
    </message>
    <message>
        <source>Check against the trained model</source>
        <translation>প্রশিক্ষিত মডেলের সঙ্গে মিলিয়ে পরীক্ষা</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>পরিমাপিত মান</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>সীমা</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Use as default</source>
        <translation>ডিফল্ট করুন</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>স্ব-পরীক্ষা</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>সরান…</translation>
    </message>
    <message>
        <source>Damaged model</source>
        <translation>ক্ষতিগ্রস্ত মডেল</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>বান্ডল {digits}</translation>
    </message>
    <message>
        <source>Install its file again, or remove it.</source>
        <translation>এর ফাইলটি আবার ইনস্টল করুন, অথবা মডেলটি সরান।</translation>
    </message>
    <message>
        <source>Install SmearScope again.</source>
        <translation>SmearScope আবার ইনস্টল করুন।</translation>
    </message>
    <message>
        <source>This model is damaged: {fault}.</source>
        <translation>এই মডেলটি ক্ষতিগ্রস্ত: {fault}।</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn sample(s) answered</source>
        <translation>
            <numerusform>আঁকা %nটি নমুনার উত্তর পাওয়া গেছে</numerusform>
            <numerusform>আঁকা %nটি নমুনার উত্তর পাওয়া গেছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read, on purpose</source>
        <translation>
            <numerusform>%nটি ইচ্ছাকৃতভাবেই পড়ার অযোগ্য</numerusform>
            <numerusform>%nটি ইচ্ছাকৃতভাবেই পড়ার অযোগ্য</numerusform>
        </translation>
    </message>
    <message>
        <source>The self-test holds: files and golden outputs are as they should be, by {runtime}</source>
        <translation>স্ব-পরীক্ষা সফল: {runtime} দিয়ে ফাইল ও প্রত্যাশিত উত্তর (golden outputs) ঠিকঠাক মিলেছে</translation>
    </message>
    <message>
        <source>The self-test failed. Do not screen with this model on this computer.</source>
        <translation>স্ব-পরীক্ষা ব্যর্থ হয়েছে। এই কম্পিউটারে এই মডেল দিয়ে স্ক্রিনিং করবেন না।</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>পরীক্ষা বাতিল</translation>
    </message>
    <message>
        <source>It ships with SmearScope and cannot be removed</source>
        <translation>এটি SmearScope-এর সঙ্গেই আসে, সরানো যায় না</translation>
    </message>
    <message>
        <source>It is the default; use another one as the default first</source>
        <translation>এটি ডিফল্ট; আগে অন্য একটিকে ডিফল্ট করুন</translation>
    </message>
    <message>
        <source>The card carries no evidence: trust no answer.</source>
        <translation>কার্ডে কোনো প্রমাণ নেই: কোনো উত্তরে আস্থা রাখবেন না।</translation>
    </message>
    <message>
        <source>The card names none, which no model deserves.</source>
        <translation>কার্ডে কোনো সীমাবদ্ধতার উল্লেখ নেই, অথচ সীমাবদ্ধতাহীন কোনো মডেল হয় না।</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>উদ্দিষ্ট ব্যবহার</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>ডিজিটাল স্বাক্ষর</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>লাইসেন্স</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>সীমাবদ্ধতা</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>মডেল কার্ড</translation>
    </message>
</context>
<context>
    <name>CaseDetail</name>
    <message>
        <source>Case</source>
        <translation>কেস</translation>
    </message>
    <message>
        <source>Review this case</source>
        <translation>কেস পর্যালোচনা করুন</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>স্বাক্ষর দিন</translation>
    </message>
    <message>
        <source>Withdraw the sign-off</source>
        <translation>স্বাক্ষর প্রত্যাহার করুন</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%nটি ছবি</numerusform>
            <numerusform>%nটি ছবি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%nটি পড়া যায়নি</numerusform>
            <numerusform>%nটি পড়া যায়নি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to be screened</source>
        <translation>
            <numerusform>%nটি স্ক্রিন করা বাকি</numerusform>
            <numerusform>%nটি স্ক্রিন করা বাকি</numerusform>
        </translation>
    </message>
    <message>
        <source>Malignant share as reported by the model: {share}</source>
        <translation>মডেলের রিপোর্ট অনুযায়ী ম্যালিগন্যান্ট অংশ: {share}</translation>
    </message>
    <message>
        <source>Malignant share with the reviewers&apos; answers: {share}</source>
        <translation>পর্যালোচকদের উত্তরসহ ম্যালিগন্যান্ট অংশ: {share}</translation>
    </message>
    <message>
        <source>Reviewers agree with {same} of {all} reported answers they looked at.</source>
        <translation>পর্যালোচকেরা রিপোর্ট হওয়া যে {all}টি উত্তর দেখেছেন, তার {same}টির সঙ্গে একমত।</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>মডেল</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>পর্যালোচক</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>একত্রে</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>শ্রেণি নেই</translation>
    </message>
    <message>
        <source>A second reader is at work: the first reader&apos;s answers and sign-offs are hidden.</source>
        <translation>দ্বিতীয় পর্যালোচকের কাজ চলছে: প্রথম পর্যালোচকের উত্তর ও স্বাক্ষর লুকানো আছে।</translation>
    </message>
    <message>
        <source>Signed off by {name} at {time}</source>
        <translation>{name} স্বাক্ষর করেছেন, সময় {time}</translation>
    </message>
    <message>
        <source>The sign-off was withdrawn: {reason}</source>
        <translation>স্বাক্ষর প্রত্যাহার করা হয়েছে: {reason}</translation>
    </message>
    <message>
        <source>A second reader is at work. Sign off when the second reading is closed.</source>
        <translation>দ্বিতীয় পর্যালোচকের কাজ চলছে। দ্বিতীয় পর্যালোচনা বন্ধ হলে স্বাক্ষর করুন।</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) still to be screened before it can be signed off.</source>
        <translation>
            <numerusform>স্বাক্ষরের আগে আরও %nটি ছবি স্ক্রিন করতে হবে।</numerusform>
            <numerusform>স্বাক্ষরের আগে আরও %nটি ছবি স্ক্রিন করতে হবে।</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder was not searched to its end. Resume the run before signing off.</source>
        <translation>ফোল্ডারটি শেষ পর্যন্ত খোঁজা হয়নি। স্বাক্ষরের আগে রানটি আবার চালু করুন।</translation>
    </message>
    <message numerus="yes">
        <source>%n to review before it can be signed off.</source>
        <translation>
            <numerusform>স্বাক্ষরের আগে %nটি পর্যালোচনা করতে হবে।</numerusform>
            <numerusform>স্বাক্ষরের আগে %nটি পর্যালোচনা করতে হবে।</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in it could be read, so nobody has looked at it. It can be signed off.</source>
        <translation>এতে কিছুই পড়া যায়নি, তাই কেউ এটি দেখেননি। এটি স্বাক্ষর করা যায়।</translation>
    </message>
    <message>
        <source>Nothing in it needs a second look. It can be signed off.</source>
        <translation>এতে দ্বিতীয়বার দেখার মতো কিছু নেই। স্বাক্ষর দেওয়া যায়।</translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed. It can be signed off.</source>
        <translation>
            <numerusform>%nটির পর্যালোচনা হয়েছে। স্বাক্ষর দেওয়া যায়।</numerusform>
            <numerusform>সব %nটির পর্যালোচনা হয়েছে। স্বাক্ষর দেওয়া যায়।</numerusform>
        </translation>
    </message>
    <message>
        <source>Most suspicious images</source>
        <translation>সবচেয়ে সন্দেহজনক ছবি</translation>
    </message>
    <message>
        <source>Most suspicious</source>
        <translation>সবচেয়ে সন্দেহজনক</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Filter by case</source>
        <translation>কেস দিয়ে ফিল্টার করুন</translation>
    </message>
    <message>
        <source>Agreement of two readers</source>
        <translation>দুই পর্যালোচকের মতৈক্য</translation>
    </message>
    <message>
        <source>No cases yet</source>
        <translation>এখনও কোনো কেস নেই</translation>
    </message>
    <message>
        <source>A case is a sub-folder of the screened folder. Open a run, or screen a folder.</source>
        <translation>স্ক্রিন করা ফোল্ডারের প্রতিটি সাব-ফোল্ডার একটি কেস। কোনো রান খুলুন, অথবা কোনো ফোল্ডার স্ক্রিন করুন।</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>রান খুলুন</translation>
    </message>
    <message>
        <source>{name} signed off {case}</source>
        <translation>{case}: {name} স্বাক্ষর করেছেন</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
    <message>
        <source>The sign-off of {case} was withdrawn</source>
        <translation>{case}: স্বাক্ষর প্রত্যাহার করা হয়েছে</translation>
    </message>
    <message>
        <source>{signed} of {all} cases signed off</source>
        <translation>{all}টি কেসের মধ্যে {signed}টিতে স্বাক্ষর হয়েছে</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>কেস</translation>
    </message>
</context>
<context>
    <name>CasesTable</name>
    <message>
        <source>Case</source>
        <translation>কেস</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>রিপোর্ট হয়েছে</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>Malignant</source>
        <translation>ম্যালিগন্যান্ট</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>সর্বোচ্চ</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>পর্যালোচনা বাকি</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>স্বাক্ষরিত</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>কিছু নেই</translation>
    </message>
    <message numerus="yes">
        <source>all %n done</source>
        <translation>
            <numerusform>%nটি সম্পন্ন</numerusform>
            <numerusform>সব %nটি সম্পন্ন</numerusform>
        </translation>
    </message>
    <message>
        <source>{left} of {all}</source>
        <translation>{all}-এর মধ্যে {left}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>প্রত্যাহৃত</translation>
    </message>
</context>
<context>
    <name>ChartsDialog</name>
    <message>
        <source>Charts of {folder}</source>
        <translation>{folder}-এর চার্ট</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>শ্রেণি</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>সব শ্রেণি</translation>
    </message>
    <message>
        <source>{count} of {total} images ({share}) have a stain unlike the model&apos;s training images.</source>
        <translation>{total}টি ছবির মধ্যে {count}টির ({share}) স্টেইন মডেলের প্রশিক্ষণের ছবির মতো নয়।</translation>
    </message>
    <message numerus="yes">
        <source>A square stands for %Ln image(s) in the order in which they were screened.</source>
        <translation>
            <numerusform>প্রতিটি চৌকো ঘর স্ক্রিনিংয়ের ক্রমে %Lnটি ছবি বোঝায়।</numerusform>
            <numerusform>প্রতিটি চৌকো ঘর স্ক্রিনিংয়ের ক্রমে %Lnটি ছবি বোঝায়।</numerusform>
        </translation>
    </message>
    <message>
        <source>Cases with the most</source>
        <translation>সবচেয়ে বেশি যেসব কেসে</translation>
    </message>
    <message>
        <source>No case has any</source>
        <translation>কোনো কেসেই নেই</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total}-এর মধ্যে {count}</translation>
    </message>
    <message>
        <source>Show the case {name} in the results</source>
        <translation>ফলাফলে {name} কেসটি দেখান</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>শ্রেণি অনুযায়ী ছবি</translation>
    </message>
    <message>
        <source>How sure the model was</source>
        <translation>মডেল কতটা নিশ্চিত ছিল</translation>
    </message>
    <message>
        <source>Stain of the run</source>
        <translation>রানের স্টেইন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Validate the model on your own images</source>
        <translation>নিজের ছবিতে মডেল যাচাই করুন</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>ফোল্ডার বাছুন…</translation>
    </message>
    <message>
        <source>Progress of the validation</source>
        <translation>যাচাইয়ের অগ্রগতি</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Looking into {folder}</source>
        <translation>{folder} দেখা হচ্ছে</translation>
    </message>
    <message>
        <source>Validating on {folder}</source>
        <translation>{folder}-এর ছবিতে যাচাই চলছে</translation>
    </message>
    <message>
        <source>Stopping after this image</source>
        <translation>এই ছবিটির পর থামছে</translation>
    </message>
    <message>
        <source>Waiting for what goes on before it</source>
        <translation>আগের কাজ শেষ হওয়ার অপেক্ষায়</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>মডেল পরীক্ষা করা হচ্ছে</translation>
    </message>
    <message>
        <source>Counting the images</source>
        <translation>ছবি গোনা হচ্ছে</translation>
    </message>
    <message>
        <source>Counting the answers and writing the report</source>
        <translation>উত্তর গোনা ও রিপোর্ট লেখা হচ্ছে</translation>
    </message>
    <message>
        <source>{count} images found so far</source>
        <translation>এ পর্যন্ত {count}টি ছবি পাওয়া গেছে</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was screened.</source>
        <translation>বাতিল করা হয়েছে। কিছুই স্ক্রিন করা হয়নি।</translation>
    </message>
    <message>
        <source>Cancelled. {done} of {total} images are screened and kept; starting again goes on with them.</source>
        <translation>বাতিল করা হয়েছে। {total}টি ছবির মধ্যে {done}টি স্ক্রিন করে রাখা আছে; আবার শুরু করলে সেগুলোর পর থেকে চলবে।</translation>
    </message>
    <message>
        <source>This is a fault of SmearScope. Your images were only read; nothing was changed.</source>
        <translation>এটি SmearScope-এর ত্রুটি। আপনার ছবিগুলো শুধু পড়া হয়েছে; কিছুই বদলানো হয়নি।</translation>
    </message>
    <message>
        <source>The model was changed meanwhile: {model} answers now. Look over the classes again.</source>
        <translation>এর মধ্যে মডেল বদলেছে: এখন উত্তর দেয় {model}। শ্রেণিগুলো আবার দেখে নিন।</translation>
    </message>
    <message>
        <source>This folder cannot be validated with</source>
        <translation>এই ফোল্ডার দিয়ে যাচাই করা যাবে না</translation>
    </message>
    <message>
        <source>Drop a folder here that holds one folder for each class, such as Benign, Early Pre-B, Pre-B and Pro-B, with images whose class is known in another way. SmearScope answers on each, compares, and writes a report with sensitivity, specificity, intervals and limits. Images stay where they are and are never changed.</source>
        <translation>এখানে এমন একটি ফোল্ডার টেনে আনুন যাতে প্রতিটি শ্রেণির জন্য একটি ফোল্ডার আছে, যেমন Benign, Early Pre-B, Pre-B ও Pro-B, আর তাতে এমন ছবি যেগুলোর শ্রেণি অন্য উপায়ে জানা। SmearScope প্রতিটির উত্তর দেয়, মিলিয়ে দেখে, এবং সংবেদনশীলতা, নির্দিষ্টতা, আস্থা ব্যবধান ও সীমাবদ্ধতাসহ একটি রিপোর্ট লেখে। ছবি যেখানে আছে সেখানেই থাকে, কখনও বদলানো হয় না।</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>ফোল্ডার</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>শ্রেণি</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>স্ক্রিনিং</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>ফল</translation>
    </message>
</context>
<context>
    <name>ClassChart</name>
    <message>
        <source>Images per class</source>
        <translation>শ্রেণি অনুযায়ী ছবি</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>পড়া যায়নি</translation>
    </message>
    <message numerus="yes">
        <source>{total}, of which %Ln image(s) not reported</source>
        <translation>
            <numerusform>{total}, এর মধ্যে %Lnটি রিপোর্ট হয়নি</numerusform>
            <numerusform>{total}, এর মধ্যে %Lnটি রিপোর্ট হয়নি</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassCounts</name>
    <message>
        <source>Not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>পড়া যায়নি</translation>
    </message>
</context>
<context>
    <name>CloseReadingDialog</name>
    <message>
        <source>Close your second reading?</source>
        <translation>আপনার দ্বিতীয় পাঠ বন্ধ করবেন?</translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%nটি পর্যালোচনা বাকি</numerusform>
            <numerusform>%nটি পর্যালোচনা বাকি</numerusform>
        </translation>
    </message>
    <message>
        <source>Both readers&apos; answers are compared as they are now, and that figure stays. A closed reading is not opened again.</source>
        <translation>দুই পর্যালোচকের উত্তর এখন যেমন আছে তেমনই তুলনা করা হয়, আর সেই সংখ্যা থেকে যায়। বন্ধ করা পাঠ আর খোলা হয় না।</translation>
    </message>
</context>
<context>
    <name>CompareResult</name>
    <message>
        <source>Same class</source>
        <translation>একই শ্রেণি</translation>
    </message>
    <message>
        <source>Share of the images that both could read with the same likeliest class</source>
        <translation>দুই মডেলই পড়তে পেরেছে এমন ছবির যে অংশে সবচেয়ে সম্ভাব্য শ্রেণি একই</translation>
    </message>
    <message>
        <source>Same side</source>
        <translation>একই ধরন</translation>
    </message>
    <message>
        <source>Share of these that both call malignant, or both not malignant</source>
        <translation>এগুলোর যে অংশকে দুটিই ম্যালিগন্যান্ট, অথবা দুটিই ম্যালিগন্যান্ট নয় বলেছে</translation>
    </message>
    <message>
        <source>Same class where both report</source>
        <translation>দুটিই রিপোর্ট করলে একই শ্রেণি</translation>
    </message>
    <message>
        <source>Share of the images that both reported with one class</source>
        <translation>দুই মডেলই রিপোর্ট করেছে এমন ছবির যে অংশে শ্রেণি এক</translation>
    </message>
    <message>
        <source>A says ↓  B says</source>
        <translation>A-র উত্তর ↓  B-র উত্তর</translation>
    </message>
    <message>
        <source>Check a model on images whose classes are known</source>
        <translation>শ্রেণি জানা আছে এমন ছবিতে মডেল যাচাই করুন</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s), pages and tiles compared.</source>
        <translation>
            <numerusform>%nটি ছবি, পৃষ্ঠা ও টাইলের তুলনা হয়েছে।</numerusform>
            <numerusform>%nটি ছবি, পৃষ্ঠা ও টাইলের তুলনা হয়েছে।</numerusform>
        </translation>
    </message>
    <message>
        <source>Agreement beyond chance (Cohen&apos;s kappa): {kappa}.</source>
        <translation>দৈবক্রমের অতিরিক্ত মতৈক্য (কোহেনের কাপা): {kappa}।</translation>
    </message>
    <message>
        <source>Reported by A only: {first}, by B only: {second}.</source>
        <translation>শুধু A রিপোর্ট করেছে: {first}, শুধু B: {second}।</translation>
    </message>
    <message numerus="yes">
        <source>%n left out, as they came, went or changed meanwhile.</source>
        <translation>
            <numerusform>%nটি বাদ গেছে, কারণ এর মধ্যে সেটি নতুন এসেছে, সরে গেছে বা বদলেছে।</numerusform>
            <numerusform>%nটি বাদ গেছে, কারণ এর মধ্যে সেগুলো নতুন এসেছে, সরে গেছে বা বদলেছে।</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>মডেল</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>রিপোর্ট হয়েছে</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>পড়া যায়নি</translation>
    </message>
    <message>
        <source>Time of an answer</source>
        <translation>উত্তর-প্রতি সময়</translation>
    </message>
    <message>
        <source>Different ({count})</source>
        <translation>ভিন্ন ({count})</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message>
        <source>A says {first}, B says {second}: {count}</source>
        <translation>A-র উত্তর {first}, B-র উত্তর {second}: {count}</translation>
    </message>
    <message>
        <source>Images on which the models differ, the gravest first</source>
        <translation>যেসব ছবিতে দুই মডেলের উত্তর ভিন্ন, সবচেয়ে গুরুতর আগে</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>ভিন্ন</translation>
    </message>
    <message>
        <source>Class against class</source>
        <translation>শ্রেণি বনাম শ্রেণি</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>দুই মডেল</translation>
    </message>
    <message>
        <source>Agreement is not accuracy: where both say the same, both may be wrong.</source>
        <translation>মতৈক্য মানেই নির্ভুলতা নয়: দুই মডেল একই কথা বললেও দুটিই ভুল হতে পারে।</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Model A</source>
        <translation>মডেল A</translation>
    </message>
    <message>
        <source>Model B</source>
        <translation>মডেল B</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>ফোল্ডার বাছুন…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>তুলনা করুন</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>তুলনার অগ্রগতি</translation>
    </message>
    <message>
        <source>Comparing on {folder}</source>
        <translation>{folder}-এর ছবিতে তুলনা চলছে</translation>
    </message>
    <message>
        <source>Waiting for what goes on before it</source>
        <translation>আগের কাজ শেষ হওয়ার অপেক্ষায়</translation>
    </message>
    <message>
        <source>Stopping after this image</source>
        <translation>এই ছবিটির পর থামছে</translation>
    </message>
    <message>
        <source>Checking both models</source>
        <translation>দুই মডেল পরীক্ষা করা হচ্ছে</translation>
    </message>
    <message>
        <source>Cancelled. Of a comparison nothing is kept; your images were only read.</source>
        <translation>বাতিল করা হয়েছে। তুলনার কিছুই রাখা হয় না; আপনার ছবিগুলো শুধু পড়া হয়েছে।</translation>
    </message>
    <message>
        <source>This is a fault of SmearScope. Your images were only read; nothing was changed.</source>
        <translation>এটি SmearScope-এর ত্রুটি। আপনার ছবিগুলো শুধু পড়া হয়েছে; কিছুই বদলানো হয়নি।</translation>
    </message>
    <message>
        <source>Both models answer every image of a folder, one after the other, each with its card&apos;s own thresholds. You see where they agree, and each image on which they do not. Nothing is kept, and images are only read. Drop a folder here, or choose one.</source>
        <translation>দুই মডেল একের পর এক ফোল্ডারের প্রতিটি ছবির উত্তর দেয়, প্রতিটি নিজের কার্ডের থ্রেশহোল্ড অনুযায়ী। কোথায় তারা একমত, আর কোন কোন ছবিতে একমত নয়, তা আপনি দেখতে পান। কিছুই রাখা হয় না, ছবি শুধু পড়া হয়। এখানে একটি ফোল্ডার টেনে আনুন, অথবা বেছে নিন।</translation>
    </message>
    <message>
        <source>A second model is needed: install one first</source>
        <translation>দ্বিতীয় একটি মডেল দরকার: আগে একটি ইনস্টল করুন</translation>
    </message>
    <message>
        <source>Choose two different models</source>
        <translation>দুটি আলাদা মডেল বাছুন</translation>
    </message>
    <message>
        <source>Choose a folder of images</source>
        <translation>ছবির একটি ফোল্ডার বাছুন</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>এখনও ফোল্ডার বাছা হয়নি</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>ফোল্ডার</translation>
    </message>
    <message>
        <source>Compare two models</source>
        <translation>দুই মডেলের তুলনা</translation>
    </message>
    <message>
        <source>Compare with reference images</source>
        <translation>রেফারেন্স ছবির সঙ্গে তুলনা</translation>
    </message>
    <message>
        <source>Reference images</source>
        <translation>রেফারেন্স ছবি</translation>
    </message>
    <message>
        <source>Your own gallery. Adding copies this image to your data folder, where it stays when the run is gone. Delete removes a copy.</source>
        <translation>আপনার নিজের ছবিসংগ্রহ। যোগ করলে ছবিটির কপি আপনার ডেটা ফোল্ডারে থাকে, রান মুছে গেলেও। Delete কী কপিটি সরায়।</translation>
    </message>
    <message numerus="yes">
        <source>%n added by others since this run began, hidden from a blind reader</source>
        <translation>
            <numerusform>এই রান শুরুর পর অন্যদের যোগ করা %nটি ছবি অন্ধ পর্যালোচকের কাছে লুকানো</numerusform>
            <numerusform>এই রান শুরুর পর অন্যদের যোগ করা %nটি ছবি অন্ধ পর্যালোচকের কাছে লুকানো</numerusform>
        </translation>
    </message>
    <message>
        <source>Add this image</source>
        <translation>এই ছবি যোগ করুন</translation>
    </message>
    <message>
        <source>Add this image to {name}</source>
        <translation>এই ছবি {name}-এ যোগ করুন</translation>
    </message>
    <message>
        <source>Reference images of {name}</source>
        <translation>{name}-এর রেফারেন্স ছবি</translation>
    </message>
</context>
<context>
    <name>ConfidenceChart</name>
    <message>
        <source>How sure the model was</source>
        <translation>মডেল কতটা নিশ্চিত ছিল</translation>
    </message>
    <message>
        <source>{low} to {high}: {reported} reported, {withheld} not reported</source>
        <translation>{low} থেকে {high}: {reported}টি রিপোর্ট হয়েছে, {withheld}টি রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>reported from {share}</source>
        <translation>{share} থেকে রিপোর্ট হয়</translation>
    </message>
    <message>
        <source>Probability of the predicted class</source>
        <translation>পূর্বাভাসিত শ্রেণির সম্ভাব্যতা</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Folder says ↓  model says</source>
        <translation>ফোল্ডার অনুযায়ী ↓  মডেলের উত্তর</translation>
    </message>
    <message>
        <source>{truth} taken for {given}: {count}</source>
        <translation>{truth}-কে {given} ধরা হয়েছে: {count}</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>Image</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>A says</source>
        <translation>A-র উত্তর</translation>
    </message>
    <message>
        <source>B says</source>
        <translation>B-র উত্তর</translation>
    </message>
    <message>
        <source>How they differ</source>
        <translation>কীসে ভিন্ন</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>পড়া যায়নি</translation>
    </message>
    <message>
        <source>Not reported ({said})</source>
        <translation>রিপোর্ট হয়নি ({said})</translation>
    </message>
    <message>
        <source>Malignant by one only</source>
        <translation>শুধু একটির মতে ম্যালিগন্যান্ট</translation>
    </message>
    <message>
        <source>Another class</source>
        <translation>অন্য শ্রেণি</translation>
    </message>
    <message>
        <source>Reported by one only</source>
        <translation>শুধু একটি রিপোর্ট করেছে</translation>
    </message>
    <message>
        <source>Read by one only</source>
        <translation>শুধু একটি পড়তে পেরেছে</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export results</source>
        <translation>ফলাফল এক্সপোর্ট</translation>
    </message>
    <message>
        <source>There already, and about to be replaced: {names}</source>
        <translation>আগে থেকেই আছে, এবার প্রতিস্থাপিত হবে: {names}</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>প্রতিস্থাপন (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>এক্সপোর্ট (&amp;E)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>&amp;Stop the export</source>
        <translation>এক্সপোর্ট থামান (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>ফোল্ডার খুলুন (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Print the report</source>
        <translation>রিপোর্ট ছাপুন (&amp;P)</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>&amp;Keep it open</source>
        <translation>&amp;খোলা রাখুন</translation>
    </message>
    <message>
        <source>SmearScope closes when the export is written.</source>
        <translation>রপ্তানি লেখা হলে SmearScope বন্ধ হবে।</translation>
    </message>
    <message>
        <source>SmearScope closes when the printer has all pages.</source>
        <translation>মুদ্রকে সব পৃষ্ঠা পৌঁছালে SmearScope বন্ধ হবে।</translation>
    </message>
    <message>
        <source>&amp;Stop printing</source>
        <translation>&amp;মুদ্রণ থামান</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) exported to {path}.</source>
        <translation>
            <numerusform>{path}-এ %nটি সারি এক্সপোর্ট হয়েছে।</numerusform>
            <numerusform>{path}-এ %nটি সারি এক্সপোর্ট হয়েছে।</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>SmearScope stays open, as the results could not be exported.</source>
        <translation>ফলাফল রপ্তানি করা যায়নি, তাই SmearScope খোলা থাকছে।</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%nটি পৃষ্ঠা প্রিন্টারে গেছে।</numerusform>
            <numerusform>%nটি পৃষ্ঠা প্রিন্টারে গেছে।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Preview of</source>
        <translation>প্রিভিউয়ের ফরম্যাট</translation>
    </message>
    <message>
        <source>Of a whole run or case only: with rows missing it would look complete.</source>
        <translation>শুধু পুরো রান বা কেসের জন্য: কিছু সারি বাদ থাকলেও এটি সম্পূর্ণ মনে হতো।</translation>
    </message>
    <message>
        <source>There is no whole slide among these images.</source>
        <translation>এই ছবিগুলোর মধ্যে কোনো সম্পূর্ণ স্লাইড নেই।</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>ফোল্ডারে এক্সপোর্ট করুন</translation>
    </message>
    <message>
        <source>Images in the report at most</source>
        <translation>রিপোর্টে সর্বাধিক ছবি</translation>
    </message>
    <message>
        <source>Export into the folder</source>
        <translation>যে ফোল্ডারে এক্সপোর্ট হবে</translation>
    </message>
    <message>
        <source>&amp;Browse{dots}</source>
        <translation>ব্রাউজ (&amp;B){dots}</translation>
    </message>
    <message>
        <source>&amp;Open the folder afterwards</source>
        <translation>এরপর ফোল্ডার খুলুন (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Print the report afterwards</source>
        <translation>এরপর রিপোর্ট ছাপুন (&amp;P)</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>কোন সারি</translation>
    </message>
    <message>
        <source>As</source>
        <translation>ফরম্যাট</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>প্রিভিউ</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>কোথায়</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message>
        <source>First rows of the export</source>
        <translation>এক্সপোর্টের প্রথম সারিগুলো</translation>
    </message>
    <message numerus="yes">
        <source>The first {count} of %Ln row(s)</source>
        <translation>
            <numerusform>%Lnটি সারির প্রথম {count}টি</numerusform>
            <numerusform>%Lnটি সারির প্রথম {count}টি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln row(s)</source>
        <translation>
            <numerusform>%Lnটি সারি</numerusform>
            <numerusform>সব %Lnটি সারি</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is reading blindly, so no reader&apos;s answers or sign-offs are exported.</source>
        <translation>{name} অন্ধভাবে পাঠ করছেন, তাই কোনো পর্যালোচকের উত্তর বা স্বাক্ষর এক্সপোর্ট হয় না।</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Progress of the export</source>
        <translation>এক্সপোর্টের অগ্রগতি</translation>
    </message>
    <message>
        <source>Exporting{dots}</source>
        <translation>এক্সপোর্ট হচ্ছে{dots}</translation>
    </message>
    <message>
        <source>You may close this window; the export goes on.</source>
        <translation>এই উইন্ডো বন্ধ করতে পারেন; এক্সপোর্ট চলতে থাকবে।</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) exported</source>
        <translation>
            <numerusform>%Lnটি সারি এক্সপোর্ট হয়েছে</numerusform>
            <numerusform>%Lnটি সারি এক্সপোর্ট হয়েছে</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportScopeBox</name>
    <message>
        <source>&amp;Whole run</source>
        <translation>পুরো রান (&amp;W)</translation>
    </message>
    <message>
        <source>One &amp;case</source>
        <translation>একটি কেস (&amp;C)</translation>
    </message>
    <message>
        <source>Rows under the current &amp;filter</source>
        <translation>বর্তমান ফিল্টারের সারি (&amp;F)</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>কেস</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
    <message>
        <source>The results are not filtered.</source>
        <translation>ফলাফলে কোনো ফিল্টার নেই।</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>95 % interval {bounds}</source>
        <translation>95&#xa0;% আস্থা ব্যবধান {bounds}</translation>
    </message>
    <message>
        <source>nothing to count</source>
        <translation>গোনার কিছু নেই</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>More filters</source>
        <translation>আরও ফিল্টার</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>ফ্ল্যাগ</translation>
    </message>
    <message>
        <source>Any or none</source>
        <translation>থাক বা না থাক</translation>
    </message>
    <message>
        <source>Probability at least</source>
        <translation>ন্যূনতম সম্ভাব্যতা</translation>
    </message>
    <message>
        <source>Probability at most</source>
        <translation>সর্বাধিক সম্ভাব্যতা</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>কেস</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>পর্যালোচনা</translation>
    </message>
    <message>
        <source>Reviewed or not</source>
        <translation>পর্যালোচিত বা নয়</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>পর্যালোচিত</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>পর্যালোচিত নয়</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>সব কেস</translation>
    </message>
    <message>
        <source>to</source>
        <translation>থেকে</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>শ্রেণি</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>সম্ভাব্যতা</translation>
    </message>
</context>
<context>
    <name>HeatmapControls</name>
    <message>
        <source>Heatmap of class</source>
        <translation>যে শ্রেণির হিটম্যাপ</translation>
    </message>
    <message>
        <source>Colours of the heatmap</source>
        <translation>হিটম্যাপের রং</translation>
    </message>
    <message>
        <source>All three are even in lightness and safe for the colour-blind</source>
        <translation>তিনটিতেই উজ্জ্বলতা সমানভাবে বদলায়, এবং তিনটিই বর্ণান্ধদের উপযোগী</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>লুকান</translation>
    </message>
    <message>
        <source>Hide the heatmap for as long as you hold this, or the key H</source>
        <translation>যতক্ষণ এটি বা H কী চেপে রাখবেন, ততক্ষণ হিটম্যাপ লুকানো থাকবে</translation>
    </message>
    <message>
        <source>Hide the heatmap while held</source>
        <translation>চেপে রাখলে হিটম্যাপ লুকাবে</translation>
    </message>
    <message>
        <source>&amp;Heatmap</source>
        <translation>হিটম্যাপ (&amp;H)</translation>
    </message>
    <message>
        <source>O&amp;pacity</source>
        <translation>অস্বচ্ছতা (&amp;P)</translation>
    </message>
</context>
<context>
    <name>HelpPages</name>
    <message>
        <source>The user guide is not part of this installation.</source>
        <translation>এই ইনস্টলেশনে ব্যবহার নির্দেশিকা নেই।</translation>
    </message>
    <message>
        <source>The page of licences is part of the packaged application only.</source>
        <translation>লাইসেন্সের পাতা শুধু প্যাকেজ করা অ্যাপ্লিকেশনের অংশ।</translation>
    </message>
    <message>
        <source>No browser was found on this computer. The page lies at {place}.</source>
        <translation>এই কম্পিউটারে কোনো ব্রাউজার পাওয়া যায়নি। পৃষ্ঠাটি আছে {place}-এ।</translation>
    </message>
</context>
<context>
    <name>ImagePair</name>
    <message>
        <source>Original image</source>
        <translation>মূল ছবি</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>মূল ছবি</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>হিটম্যাপ</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Between the whole image and its single pixels (Z)</source>
        <translation>পুরো ছবি ও একক পিক্সেলের মধ্যে বদলান (Z)</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>মূল ছবি</translation>
    </message>
    <message>
        <source>Show the original beside the heatmap; both move together</source>
        <translation>হিটম্যাপের পাশে মূল ছবি দেখান; দুটি একসঙ্গে নড়ে</translation>
    </message>
    <message>
        <source>This image cannot be shown now; its answer stays.
{reason}</source>
        <translation>ছবিটি এখন দেখানো যাচ্ছে না; এর উত্তর অক্ষত আছে।
{reason}</translation>
    </message>
    <message>
        <source>Select a row to see its image</source>
        <translation>ছবি দেখতে একটি সারি বাছুন</translation>
    </message>
    <message>
        <source>No image: this file could not be read</source>
        <translation>ছবি নেই: এই ফাইল পড়া যায়নি</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>ছবি পড়া হচ্ছে…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>ফিট</translation>
    </message>
    <message>
        <source>Show single pixels</source>
        <translation>একক পিক্সেল দেখান</translation>
    </message>
    <message>
        <source>Fit the whole image</source>
        <translation>পুরো ছবি দেখান</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>Image</source>
        <translation>ছবি</translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <source>Install {name}?</source>
        <translation>{name} ইনস্টল করবেন?</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>ইনস্টল</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
</context>
<context>
    <name>KnownModels</name>
    <message>
        <source>Damaged model</source>
        <translation>ক্ষতিগ্রস্ত মডেল</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>অন্তর্নির্মিত</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>ইনস্টল করা</translation>
    </message>
    <message>
        <source>default</source>
        <translation>ডিফল্ট</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>weak</source>
        <translation>দুর্বল</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>জোরালো</translation>
    </message>
    <message>
        <source>no place speaks for it</source>
        <translation>কোনো স্থানই এর পক্ষে নয়</translation>
    </message>
    <message>
        <source>How much each place spoke for the chosen class, relative to the strongest place of this image.
Weak places stay clear, so that the stain keeps its colour.
Colours of different images or classes cannot be compared.</source>
        <translation>এই ছবির সবচেয়ে জোরালো স্থানের তুলনায় প্রতিটি স্থান বাছা শ্রেণির পক্ষে কতটা সাক্ষ্য দিয়েছে।
দুর্বল স্থান স্বচ্ছ থাকে, যাতে স্টেইনের রং বজায় থাকে।
ভিন্ন ভিন্ন ছবি বা শ্রেণির রং পরস্পর তুলনীয় নয়।</translation>
    </message>
    <message>
        <source>Legend: dark violet is weak, yellow is strong evidence</source>
        <translation>সংকেত: গাঢ় বেগুনি দুর্বল, হলুদ জোরালো প্রমাণ</translation>
    </message>
    <message>
        <source>Legend: black is weak, pale yellow is strong evidence</source>
        <translation>সংকেত: কালো দুর্বল, হালকা হলুদ জোরালো প্রমাণ</translation>
    </message>
    <message>
        <source>Legend: dark blue is weak, yellow is strong evidence</source>
        <translation>সংকেত: গাঢ় নীল দুর্বল, হলুদ জোরালো প্রমাণ</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Another SmearScope window is open and does not answer, so this one opened beside it.</source>
        <translation>SmearScope-এর আরেকটি উইন্ডো খোলা আছে কিন্তু সাড়া দিচ্ছে না, তাই এটি পাশে খুলেছে।</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>ছবির ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>ছবি খুলুন</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>রানের ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>শুরু</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>স্ক্রিনিং</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>ফলাফল</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>পর্যালোচনা</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>কেস</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>মডেল</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>যাচাই</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>সেটিংস</translation>
    </message>
</context>
<context>
    <name>MappingView</name>
    <message>
        <source>Choose another folder…</source>
        <translation>অন্য ফোল্ডার বাছুন…</translation>
    </message>
    <message>
        <source>Start the validation</source>
        <translation>যাচাই শুরু করুন</translation>
    </message>
    <message>
        <source>Which folder holds which class?</source>
        <translation>কোন ফোল্ডারে কোন শ্রেণি?</translation>
    </message>
    <message>
        <source>{model} will answer on every image; the folder says what is right. Folders were matched by their names. Sub-folders of a class folder count as cases.</source>
        <translation>{model} প্রতিটি ছবির উত্তর দেবে; কোনটি সঠিক তা ফোল্ডার থেকে জানা যায়। নাম দেখে ফোল্ডারগুলো শ্রেণির সঙ্গে মেলানো হয়েছে। শ্রেণি-ফোল্ডারের প্রতিটি সাব-ফোল্ডার একটি কেস বলে গণ্য।</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>ফোল্ডার</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>শ্রেণি</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>বাছুন…</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>বাদ দিন</translation>
    </message>
    <message>
        <source>Class of the folder {folder}</source>
        <translation>{folder} ফোল্ডারের শ্রেণি</translation>
    </message>
    <message>
        <source>This folder holds {count} folders, too many to choose a class for each here. Choose a folder with one folder for each class, and patients as sub-folders of these.</source>
        <translation>এই ফোল্ডারে {count}টি ফোল্ডার আছে, এখানে প্রতিটির শ্রেণি বাছার পক্ষে অনেক বেশি। এমন ফোল্ডার বাছুন যাতে প্রতি শ্রেণির একটি ফোল্ডার আছে, আর সেগুলোর মধ্যে প্রতি রোগীর একটি সাব-ফোল্ডার।</translation>
    </message>
    <message>
        <source>No image is of {classes}: nothing will be measured of it.</source>
        <translation>{classes}-এর কোনো ছবি নেই: এর কিছুই পরিমাপ করা হবে না।</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>What happened</source>
        <translation>কী ঘটেছে</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>কী নিরাপদ আছে</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>কী করবেন</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>বিস্তারিত</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>বিস্তারিত কপি করুন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Models</source>
        <translation>মডেল</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Install a model…</source>
        <translation>মডেল ইনস্টল করুন…</translation>
    </message>
    <message>
        <source>Compare two models</source>
        <translation>দুই মডেলের তুলনা</translation>
    </message>
    <message>
        <source>Checking and installing</source>
        <translation>পরীক্ষা ও ইনস্টল করা হচ্ছে</translation>
    </message>
    <message>
        <source>Wait until the model in hand is done, then open the file again.</source>
        <translation>হাতে থাকা মডেলের কাজ শেষ হওয়া পর্যন্ত অপেক্ষা করুন, তারপর ফাইলটি আবার খুলুন।</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>মডেল পরীক্ষা করা হচ্ছে</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>স্ব-পরীক্ষা</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>সরানো হচ্ছে</translation>
    </message>
    <message>
        <source>{name} is installed.</source>
        <translation>{name} ইনস্টল করা হয়েছে।</translation>
    </message>
    <message>
        <source>{name} is installed already, and holds what it promises.</source>
        <translation>{name} আগে থেকেই ইনস্টল করা আছে, এবং অক্ষত আছে।</translation>
    </message>
    <message>
        <source>{name} was installed, but damaged or without its signature; it is whole again.</source>
        <translation>{name} ইনস্টল করা ছিল, তবে ক্ষতিগ্রস্ত বা ডিজিটাল স্বাক্ষর ছাড়া; এখন আবার ঠিক আছে।</translation>
    </message>
    <message>
        <source>{name} answers from the next run on.</source>
        <translation>পরের রান থেকে {name} উত্তর দেবে।</translation>
    </message>
    <message>
        <source>The damaged model</source>
        <translation>ক্ষতিগ্রস্ত মডেলটি</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} সরানো হয়েছে।</translation>
    </message>
    <message>
        <source>Something goes on with a model</source>
        <translation>একটি মডেলের কাজ চলছে</translation>
    </message>
    <message>
        <source>Drop a model&apos;s .smear file or folder here</source>
        <translation>মডেলের .smear ফাইল বা ফোল্ডার এখানে টেনে আনুন</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>মডেল</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>পাতা</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>সরিয়ে দিন</translation>
    </message>
</context>
<context>
    <name>OpacitySlider</name>
    <message>
        <source>Heatmap opacity in percent</source>
        <translation>হিটম্যাপের অস্বচ্ছতা, শতাংশে</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Model bundle (*.smear)</source>
        <translation>মডেল বান্ডল (*.smear)</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>মডেল ইনস্টল করুন</translation>
    </message>
    <message>
        <source>A folder of images to compare on</source>
        <translation>তুলনার জন্য ছবির ফোল্ডার</translation>
    </message>
    <message>
        <source>A folder with one sub-folder per class</source>
        <translation>প্রতি শ্রেণির একটি সাব-ফোল্ডার আছে এমন ফোল্ডার</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>পর্যালোচনা (&amp;R)</translation>
    </message>
</context>
<context>
    <name>PlaceOpener</name>
    <message>
        <source>Nothing on this computer opens {place}.</source>
        <translation>এই কম্পিউটারের কোনো প্রোগ্রাম {place} খোলে না।</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>File</source>
        <translation>ফাইল</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>কেস</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>আকার</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>পৃষ্ঠা</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>টাইল</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>ফাইলের SHA-256</translation>
    </message>
    <message>
        <source>Screened</source>
        <translation>স্ক্রিনিংয়ের সময়</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>সময় লেগেছে</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>মডেল</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>বান্ডল</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>রানটাইম</translation>
    </message>
    <message>
        <source>Reported from</source>
        <translation>রিপোর্টের নিম্নসীমা</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>রান</translation>
    </message>
    <message>
        <source>SmearScope</source>
        <translation>SmearScope</translation>
    </message>
</context>
<context>
    <name>ProvenanceSection</name>
    <message>
        <source>File and model</source>
        <translation>ফাইল ও মডেল</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>কপি</translation>
    </message>
    <message>
        <source>Copy file and model facts</source>
        <translation>ফাইল ও মডেলের তথ্য কপি করুন</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>সব বাছুন (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>বাড়ান (&amp;S)</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>কমান (&amp;D)</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>যেখানে খুঁজবেন:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>ফাইলের নাম (&amp;N):</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>ফাইলের ধরন:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>ফোল্ডার:</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>ফোল্ডার</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>খুলুন (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>বাছুন (&amp;C)</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>সব ফাইল (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>পিছনে</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>সামনে</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>উপরের ফোল্ডার</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>নতুন ফোল্ডার তৈরি করুন</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>তালিকা দৃশ্য</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>বিস্তারিত দৃশ্য</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>ফিরিয়ে নিন (&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>আবার করুন (&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>কাট (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>কপি (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>পেস্ট (&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>সব বাছুন</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>ঠিক আছে</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>সংরক্ষণ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>প্রয়োগ</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>বর্জন</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>হ্যাঁ (&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>না (&amp;N)</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>কপি (&amp;C)</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>সব বাছুন</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Images to review</source>
        <translation>পর্যালোচনার ছবি</translation>
    </message>
</context>
<context>
    <name>QueueListModel</name>
    <message>
        <source>reviewed: {answer}</source>
        <translation>পর্যালোচিত: {answer}</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>পর্যালোচিত নয়</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%nটি অপেক্ষায়</numerusform>
            <numerusform>%nটি অপেক্ষায়</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent runs</source>
        <translation>সাম্প্রতিক রান</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>Take from this list</source>
        <translation>এই তালিকা থেকে সরান</translation>
    </message>
</context>
<context>
    <name>RecentRunsModel</name>
    <message>
        <source>cannot be opened</source>
        <translation>খোলা যাচ্ছে না</translation>
    </message>
    <message>
        <source>older version</source>
        <translation>পুরোনো সংস্করণ</translation>
    </message>
    <message>
        <source>{done} of {total} images, not finished</source>
        <translation>{total}টি ছবির মধ্যে {done}টি, অসমাপ্ত</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%nটি ছবি</numerusform>
            <numerusform>%nটি ছবি</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReliabilityView</name>
    <message>
        <source>Reliability diagram, expected calibration error {error}</source>
        <translation>নির্ভরযোগ্যতার চিত্র, প্রত্যাশিত ক্যালিব্রেশন ত্রুটি {error}</translation>
    </message>
    <message>
        <source>Probability of the answer</source>
        <translation>উত্তরের সম্ভাব্যতা</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>this damaged model</source>
        <translation>এই ক্ষতিগ্রস্ত মডেল</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>{name} সরাবেন?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>সরান</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>রেখে দিন</translation>
    </message>
    <message>
        <source>Runs made with it keep their results, but unfinished ones cannot go on without it. The file that it was installed from is not touched; installing that again brings the model back.</source>
        <translation>এটি দিয়ে করা রানগুলোর ফলাফল থেকে যাবে, তবে অসমাপ্ত রান এটি ছাড়া আর চলবে না। যে ফাইল থেকে ইনস্টল করা হয়েছিল তা অক্ষত থাকবে; সেটি আবার ইনস্টল করলে মডেলটি ফিরে আসবে।</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Sensitivity (malignant)</source>
        <translation>সংবেদনশীলতা (ম্যালিগন্যান্ট)</translation>
    </message>
    <message>
        <source>Share of the malignant images that were given a malignant class, their own or another</source>
        <translation>ম্যালিগন্যান্ট ছবির যে অংশ কোনো ম্যালিগন্যান্ট শ্রেণি পেয়েছে, নিজেরটি বা অন্য একটি</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>নির্দিষ্টতা</translation>
    </message>
    <message>
        <source>Share of the other images that were given a class not malignant</source>
        <translation>অন্য ছবির যে অংশ এমন শ্রেণি পেয়েছে যা ম্যালিগন্যান্ট নয়</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>নির্ভুলতা</translation>
    </message>
    <message>
        <source>Share of all readable images given their own class</source>
        <translation>পড়া গেছে এমন সব ছবির যে অংশ নিজের শ্রেণিটিই পেয়েছে</translation>
    </message>
    <message>
        <source>Accuracy of what was reported</source>
        <translation>রিপোর্ট হওয়া উত্তরের নির্ভুলতা</translation>
    </message>
    <message>
        <source>Share of the answers given to the reader that name the image&apos;s own class</source>
        <translation>পর্যালোচককে দেওয়া উত্তরের যে অংশে ছবির নিজের শ্রেণিটিই বলা হয়েছে</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>Share of the readable images whose answer was withheld</source>
        <translation>পড়া গেছে এমন ছবির যে অংশের উত্তর রিপোর্ট করা হয়নি</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>রিপোর্ট খুলুন</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>ছবি দেখান</translation>
    </message>
    <message>
        <source>Change the classes</source>
        <translation>শ্রেণি বদলান</translation>
    </message>
    <message>
        <source>Validate another folder…</source>
        <translation>অন্য ফোল্ডার যাচাই করুন…</translation>
    </message>
    <message>
        <source>{model} on {count} images</source>
        <translation>{count}টি ছবিতে {model}</translation>
    </message>
    <message>
        <source>Wrong images ({count})</source>
        <translation>ভুল উত্তরের ছবি ({count})</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>শ্রেণি</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>সংবেদনশীলতা</translation>
    </message>
    <message>
        <source>PPV here</source>
        <translation>এখানে PPV</translation>
    </message>
    <message>
        <source>NPV here</source>
        <translation>এখানে NPV</translation>
    </message>
    <message>
        <source>Malignant or not</source>
        <translation>ম্যালিগন্যান্ট কি না</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>পরিমাপ</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>এখানে</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>কার্ডে</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>তাৎপর্য</translation>
    </message>
    <message>
        <source>The card carries no figures.</source>
        <translation>কার্ডে কোনো পরিমাপ নেই।</translation>
    </message>
    <message>
        <source>Limits of these figures</source>
        <translation>এসব পরিমাপের সীমাবদ্ধতা</translation>
    </message>
    <message>
        <source>Dots: share of right answers among those of about that probability, with its 95 % interval. Below the dashed line the model is surer than it is right. Grey: how many images.</source>
        <translation>বিন্দু: কাছাকাছি সম্ভাব্যতার উত্তরগুলোর মধ্যে সঠিক উত্তরের অংশ, সঙ্গে তার 95&#xa0;% আস্থা ব্যবধান। ভাঙা রেখার নিচে মডেল যতটা নিশ্চিত, ততটা সঠিক নয়। ধূসর: কতগুলো ছবি।</translation>
    </message>
    <message>
        <source>Wrong images, the gravest first</source>
        <translation>ভুল উত্তরের ছবি, সবচেয়ে গুরুতর আগে</translation>
    </message>
    <message>
        <source>Enter or a double click opens the image</source>
        <translation>Enter বা ডাবল ক্লিক করলে ছবিটি খোলে</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>কনফিউশন</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>শ্রেণি অনুযায়ী</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>ক্যালিব্রেশন</translation>
    </message>
    <message>
        <source>Compared with the card</source>
        <translation>কার্ডের সঙ্গে তুলনা</translation>
    </message>
    <message>
        <source>Wrong images</source>
        <translation>ভুল উত্তরের ছবি</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Export…</source>
        <translation>এক্সপোর্ট…</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>চার্ট</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>পর্যালোচনা</translation>
    </message>
    <message>
        <source>No run is open</source>
        <translation>কোনো রান খোলা নেই</translation>
    </message>
    <message>
        <source>Open one of your runs, or screen a folder: every image has its row here.</source>
        <translation>আপনার কোনো রান খুলুন, অথবা কোনো ফোল্ডার স্ক্রিন করুন: এখানে প্রতিটি ছবির একটি সারি থাকে।</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>রান খুলুন</translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>Show</source>
        <translation>দেখান</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>Filter by case or file name</source>
        <translation>কেস বা ফাইলের নাম দিয়ে ফিল্টার করুন</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>ক্রম</translation>
    </message>
    <message>
        <source>By column</source>
        <translation>কলাম অনুযায়ী</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>ফিল্টার</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>টেবিল</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>থাম্বনেইল</translation>
    </message>
    <message>
        <source>No image matches the filter</source>
        <translation>ফিল্টারের সঙ্গে কোনো ছবি মেলে না</translation>
    </message>
    <message>
        <source>Show all images</source>
        <translation>সব ছবি দেখান</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln row(s) shown</source>
        <translation>
            <numerusform>%Lnটি সারির মধ্যে {shown}টি দেখানো হচ্ছে</numerusform>
            <numerusform>%Lnটি সারির মধ্যে {shown}টি দেখানো হচ্ছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Lnটি সারি</numerusform>
            <numerusform>%Lnটি সারি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; the last %Ln came after sorting and stand at the end, choose the order again to sort them in</source>
        <translation>
            <numerusform>; শেষের %Lnটি সাজানোর পরে এসেছে বলে শেষে আছে, ক্রম আবার বেছে নিলে যথাস্থানে বসবে</numerusform>
            <numerusform>; শেষের %Lnটি সাজানোর পরে এসেছে বলে শেষে আছে, ক্রম আবার বেছে নিলে যথাস্থানে বসবে</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters ({count})</source>
        <translation>ফিল্টার ({count})</translation>
    </message>
</context>
<context>
    <name>ResultsTable</name>
    <message>
        <source>Results</source>
        <translation>ফলাফল</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>&amp;Accept the model&apos;s class</source>
        <translation>মডেলের শ্রেণি গ্রহণ করুন (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation>অনিশ্চিত (&amp;U)</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>মন্তব্য লিখুন (&amp;N)</translation>
    </message>
    <message>
        <source>Un&amp;do</source>
        <translation>ফিরিয়ে নিন (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>আবার করুন (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Previous queued image</source>
        <translation>তালিকার আগের ছবি (&amp;P)</translation>
    </message>
    <message>
        <source>Ne&amp;xt queued image</source>
        <translation>তালিকার পরের ছবি (&amp;X)</translation>
    </message>
    <message>
        <source>Next image without an &amp;answer</source>
        <translation>উত্তরহীন পরের ছবি (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Compare with reference images</source>
        <translation>রেফারেন্স ছবির সঙ্গে তুলনা (&amp;C)</translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation>শ্রেণি: {name}</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>The model reports no class here. Name one, or press U for unsure.</source>
        <translation>মডেল এখানে কোনো শ্রেণি রিপোর্ট করেনি। একটি শ্রেণি বেছে দিন, অথবা অনিশ্চিত হলে U চাপুন।</translation>
    </message>
    <message>
        <source>The last answer is still being written. Try again in a moment.</source>
        <translation>শেষ উত্তরটি এখনও লেখা হচ্ছে। একটু পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>This image was changed meanwhile. Its row is gone until it is screened again.</source>
        <translation>এর মধ্যে ছবিটি বদলে গেছে। আবার স্ক্রিন না করা পর্যন্ত এর সারি থাকবে না।</translation>
    </message>
    <message>
        <source>The sign-off of {case} was withdrawn, as an answer changed.</source>
        <translation>{case}: একটি উত্তর বদলেছে বলে স্বাক্ষর প্রত্যাহার করা হয়েছে।</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Case</source>
        <translation>কেস</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>পর্যালোচিত</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>পর্যালোচনার কিছু এখনও নেই</translation>
    </message>
    <message>
        <source>Open a run, or screen a folder. What the model is not sure of is queued here.</source>
        <translation>কোনো রান খুলুন, অথবা কোনো ফোল্ডার স্ক্রিন করুন। মডেল যেগুলোতে নিশ্চিত নয়, সেগুলো এখানে তালিকায় আসে।</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>রান খুলুন</translation>
    </message>
    <message>
        <source>Nothing here needs a second look</source>
        <translation>এখানে দ্বিতীয়বার দেখার মতো কিছু নেই</translation>
    </message>
    <message>
        <source>No image was held back, flagged or answered with low confidence.</source>
        <translation>কোনো ছবির উত্তর আটকে রাখা হয়নি, ফ্ল্যাগ পড়েনি, বা কম নিশ্চয়তায় উত্তর দেওয়া হয়নি।</translation>
    </message>
    <message>
        <source>Go to cases</source>
        <translation>কেসে যান</translation>
    </message>
    <message>
        <source>Sign off cases</source>
        <translation>কেসে স্বাক্ষর দিন</translation>
    </message>
    <message>
        <source>Look at them again</source>
        <translation>আবার দেখুন</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
    <message>
        <source>SmearScope closes when the last answer is written.</source>
        <translation>শেষ উত্তরটি লেখা হলে SmearScope বন্ধ হবে।</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) wait for their reviewer&apos;s name, and are lost if SmearScope is closed again.</source>
        <translation>
            <numerusform>%nটি নোট পর্যালোচকের নামের অপেক্ষায় আছে, SmearScope আবার বন্ধ করলে তা হারিয়ে যাবে।</numerusform>
            <numerusform>%nটি নোট পর্যালোচকের নামের অপেক্ষায় আছে, SmearScope আবার বন্ধ করলে সেগুলো হারিয়ে যাবে।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed</source>
        <translation>
            <numerusform>%nটির পর্যালোচনা হয়েছে</numerusform>
            <numerusform>সব %nটির পর্যালোচনা হয়েছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%nটি পর্যালোচনা বাকি</numerusform>
            <numerusform>%nটি পর্যালোচনা বাকি</numerusform>
        </translation>
    </message>
    <message>
        <source>Every answer is on the disk. Cases without open images can be signed off now.</source>
        <translation>প্রতিটি উত্তর ডিস্কে আছে। যেসব কেসে কোনো ছবি বাকি নেই, সেগুলোতে এখন স্বাক্ষর দেওয়া যায়।</translation>
    </message>
    <message>
        <source>Every answer is on the disk. Your reading goes on until you close it.</source>
        <translation>প্রতিটি উত্তর ডিস্কে আছে। আপনি বন্ধ না করা পর্যন্ত আপনার পাঠ চলবে।</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>সব কেস</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>পর্যালোচনা</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>আপনার উত্তর</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>গ্রহণ করুন</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>অনিশ্চিত</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>মন্তব্য (N)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>মন্তব্য</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>ফিরিয়ে নিন</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>আবার করুন</translation>
    </message>
    <message>
        <source>Change reviewer</source>
        <translation>পর্যালোচক বদলান</translation>
    </message>
    <message>
        <source>Blind second reading: the first reader&apos;s answers stay hidden until you close yours.</source>
        <translation>ব্লাইন্ড দ্বিতীয় পর্যালোচনা: আপনারটি শেষ না করা পর্যন্ত প্রথম পর্যালোচকের উত্তর লুকানো থাকবে।</translation>
    </message>
    <message>
        <source>Close my reading and compare</source>
        <translation>পর্যালোচনা শেষ করে তুলনা করুন</translation>
    </message>
    <message>
        <source>Accept {name}</source>
        <translation>{name} গ্রহণ করুন</translation>
    </message>
    <message>
        <source>Reviewing as {name}</source>
        <translation>{name} নামে পর্যালোচনা করছেন</translation>
    </message>
    <message>
        <source>Nobody has given a name yet.</source>
        <translation>এখনও কেউ নাম দেননি।</translation>
    </message>
    <message>
        <source>Give your name</source>
        <translation>আপনার নাম দিন</translation>
    </message>
    <message>
        <source>This answer counts</source>
        <translation>এই উত্তরটি গণ্য হচ্ছে</translation>
    </message>
    <message>
        <source>Not reviewed yet</source>
        <translation>এখনও পর্যালোচিত নয়</translation>
    </message>
</context>
<context>
    <name>ReviewerDialog</name>
    <message>
        <source>Who reviews?</source>
        <translation>কে পর্যালোচনা করছেন?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>আপনার নাম</translation>
    </message>
    <message>
        <source>Your name, as it is to stand in the report</source>
        <translation>আপনার নাম, রিপোর্টে যেমন থাকবে</translation>
    </message>
    <message>
        <source>I am the &amp;second reader, and read blindly</source>
        <translation>আমি দ্বিতীয় পর্যালোচক, ব্লাইন্ড পর্যালোচনা করছি (&amp;S)</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>পর্যালোচনা</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Every answer is kept with its reviewer&apos;s name.</source>
        <translation>প্রতিটি উত্তর পর্যালোচকের নামসহ রাখা হয়।</translation>
    </message>
    <message>
        <source>The first reader&apos;s answers stay hidden until you close your reading. Then both are compared.</source>
        <translation>আপনি পর্যালোচনা শেষ না করা পর্যন্ত প্রথম পর্যালোচকের উত্তর লুকানো থাকে। তারপর দুটির তুলনা করা হয়।</translation>
    </message>
    <message>
        <source>This run has had its second reading, by {name}.</source>
        <translation>এই রানের দ্বিতীয় পর্যালোচনা হয়ে গেছে, করেছেন {name}।</translation>
    </message>
    <message>
        <source>You go on with your blind second reading.</source>
        <translation>আপনি ব্লাইন্ড দ্বিতীয় পর্যালোচনা চালিয়ে যাচ্ছেন।</translation>
    </message>
    <message>
        <source>{name} is reading blindly as the second reader.</source>
        <translation>{name} দ্বিতীয় পর্যালোচক হিসেবে ব্লাইন্ড পর্যালোচনা করছেন।</translation>
    </message>
</context>
<context>
    <name>RunFlow</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%nটি ছবি</numerusform>
            <numerusform>%nটি ছবি</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on with the run</source>
        <translation>রান চালিয়ে যান (&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>রানে বিরতি দিন (&amp;P)</translation>
    </message>
    <message>
        <source>Cancel it and screen</source>
        <translation>বাতিল করে স্ক্রিন করুন</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>প্রস্তুত হচ্ছে…</translation>
    </message>
    <message>
        <source>Looking through the folder…</source>
        <translation>ফোল্ডার দেখা হচ্ছে…</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>মডেল পরীক্ষা করা হচ্ছে…</translation>
    </message>
    <message>
        <source>Opening the run…</source>
        <translation>রান খোলা হচ্ছে…</translation>
    </message>
</context>
<context>
    <name>ScreenPage</name>
    <message>
        <source>Nothing is being screened</source>
        <translation>কিছু স্ক্রিন করা হচ্ছে না</translation>
    </message>
    <message>
        <source>Open a folder, or drop one on this window; you can watch it here and review while it goes on.</source>
        <translation>একটি ফোল্ডার খুলুন, অথবা এই উইন্ডোতে টেনে আনুন; এখানে অগ্রগতি দেখতে পারবেন, চলার মধ্যেই পর্যালোচনাও করতে পারবেন।</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>ফোল্ডার খুলুন…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>অগ্রগতি</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>বিরতি দিন</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>চালিয়ে যান</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Stop after the image in hand; finished images are kept (Esc)</source>
        <translation>হাতের ছবিটি শেষ করে থামুন; শেষ হওয়া ছবি রাখা থাকবে (Esc)</translation>
    </message>
    <message>
        <source>Go on with this run</source>
        <translation>এই রান চালিয়ে যান</translation>
    </message>
    <message>
        <source>See results</source>
        <translation>ফলাফল দেখুন</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>প্রতি সেকেন্ডে ছবি</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>সময়</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>উত্তর</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>বাকি সময়</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>স্ক্রিনিং</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total}-এর মধ্যে {done}</translation>
    </message>
    <message>
        <source>Paused: the computer is yours. What is screened is kept.</source>
        <translation>বিরতি: কম্পিউটার এখন আপনার। যা স্ক্রিন হয়েছে তা রাখা আছে।</translation>
    </message>
    <message>
        <source>Cancelled before the first image; nothing was screened.</source>
        <translation>প্রথম ছবির আগেই বাতিল করা হয়েছে; কিছুই স্ক্রিন করা হয়নি।</translation>
    </message>
    <message>
        <source>Stopped by an error; what was screened is kept. {error}</source>
        <translation>ত্রুটির কারণে থেমে গেছে; যা স্ক্রিন হয়েছে তা রাখা আছে। {error}</translation>
    </message>
    <message>
        <source>Finished: every image has its row.</source>
        <translation>সম্পন্ন: প্রতিটি ছবির সারি আছে।</translation>
    </message>
    <message>
        <source>Not finished; what was screened is kept, and the run can go on.</source>
        <translation>অসমাপ্ত; যা স্ক্রিন হয়েছে তা রাখা আছে, রানটি আবার চালানো যাবে।</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>যা ধরা পড়েছে</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Language</source>
        <translation>ভাষা</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>রং</translation>
    </message>
    <message>
        <source>Images at a time</source>
        <translation>একসঙ্গে কয়টি ছবি</translation>
    </message>
    <message>
        <source>Chosen by SmearScope</source>
        <translation>SmearScope বেছে নেবে</translation>
    </message>
    <message>
        <source>Processors for each image</source>
        <translation>প্রতি ছবির জন্য প্রসেসর</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>পর্যালোচক</translation>
    </message>
    <message>
        <source>Review what is less sure than</source>
        <translation>পর্যালোচনায় নিন, নিশ্চয়তা এর কম হলে</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>বাছুন…</translation>
    </message>
    <message>
        <source>Usual folder</source>
        <translation>ডিফল্ট ফোল্ডার</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>Show the tour</source>
        <translation>ট্যুর দেখান</translation>
    </message>
    <message>
        <source>Takes effect when SmearScope is started again.</source>
        <translation>SmearScope আবার চালু করলে কার্যকর হবে।</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>সিস্টেমের মতো</translation>
    </message>
    <message>
        <source>not reviewed by a native clinician</source>
        <translation>মাতৃভাষী কোনো চিকিৎসক যাচাই করেননি</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>হালকা</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>গাঢ়</translation>
    </message>
    <message>
        <source>Where new runs are kept</source>
        <translation>নতুন রান যেখানে রাখা হবে</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>সেটিংস</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>উইন্ডো</translation>
    </message>
    <message>
        <source>Class names and the research-use notice are shown in English too.</source>
        <translation>শ্রেণির নাম এবং গবেষণায় ব্যবহারের বিজ্ঞপ্তি ইংরেজিতেও দেখানো হয়।</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>ট্যুর</translation>
    </message>
    <message>
        <source>What is where, in five steps.</source>
        <translation>কোথায় কী আছে, পাঁচ ধাপে।</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>পর্যালোচনা</translation>
    </message>
    <message>
        <source>Stands with every answer that you give, and in the audit log.</source>
        <translation>আপনার দেওয়া প্রতিটি উত্তরের সঙ্গে এবং অডিট লগে থাকে।</translation>
    </message>
    <message>
        <source>What is not reported, or flagged, is always queued for review.</source>
        <translation>যা রিপোর্ট হয়নি বা ফ্ল্যাগ পেয়েছে, তা সবসময় পর্যালোচনার তালিকায় থাকে।</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>স্ক্রিনিং</translation>
    </message>
    <message>
        <source>More of them need more memory.</source>
        <translation>সংখ্যা বাড়ালে বেশি মেমরি লাগে।</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>সংরক্ষণ</translation>
    </message>
    <message>
        <source>New runs</source>
        <translation>নতুন রান</translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>ক্র্যাশ রিপোর্ট</translation>
    </message>
    <message>
        <source>They stay on this computer, and hold no image and no whole path.</source>
        <translation>এগুলো এই কম্পিউটারেই থাকে; এতে কোনো ছবি বা সম্পূর্ণ পাথ থাকে না।</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>কীবোর্ড শর্টকাট</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>SignOffDialog</name>
    <message>
        <source>Your name</source>
        <translation>আপনার নাম</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>স্বাক্ষর দিন</translation>
    </message>
    <message numerus="yes">
        <source>%n to be reviewed, and reviewed</source>
        <translation>
            <numerusform>পর্যালোচনার কথা ছিল %nটির, তা পর্যালোচিত</numerusform>
            <numerusform>পর্যালোচনার কথা ছিল %nটির, সবই পর্যালোচিত</numerusform>
        </translation>
    </message>
    <message>
        <source>Malignant share with the reviewers&apos; answers: {share}</source>
        <translation>পর্যালোচকদের উত্তরসহ ম্যালিগন্যান্ট অংশ: {share}</translation>
    </message>
    <message numerus="yes">
        <source>%n without any class</source>
        <translation>
            <numerusform>%nটির কোনো শ্রেণি নেই</numerusform>
            <numerusform>%nটির কোনো শ্রেণি নেই</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read, and nobody has seen them</source>
        <translation>
            <numerusform>%nটি পড়া যায়নি, কেউ দেখেনওনি</numerusform>
            <numerusform>%nটি পড়া যায়নি, কেউ দেখেনওনি</numerusform>
        </translation>
    </message>
    <message>
        <source>Any later change to its images or answers withdraws the sign-off.</source>
        <translation>পরে এর কোনো ছবি বা উত্তর বদলালে স্বাক্ষর প্রত্যাহৃত হয়ে যায়।</translation>
    </message>
    <message>
        <source>Sign off {case}?</source>
        <translation>{case}: স্বাক্ষর দেবেন?</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
</context>
<context>
    <name>SlideMapView</name>
    <message>
        <source>Dark violet is 0, yellow is 100 percent</source>
        <translation>গাঢ় বেগুনি 0, হলুদ 100 শতাংশ</translation>
    </message>
    <message>
        <source>Probability of the malignant classes; grey was not reported</source>
        <translation>ম্যালিগন্যান্ট শ্রেণিগুলোর সম্ভাব্যতা; ধূসর মানে রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>Tile at {x}, {y} of its slide</source>
        <translation>স্লাইডের {x}, {y} অবস্থানের টাইল</translation>
    </message>
</context>
<context>
    <name>StainKey</name>
    <message>
        <source>none</source>
        <translation>একটিও নয়</translation>
    </message>
    <message>
        <source>none could be read</source>
        <translation>কোনোটিই পড়া যায়নি</translation>
    </message>
    <message>
        <source>below {share}</source>
        <translation>{share}-এর কম</translation>
    </message>
    <message>
        <source>from {share}</source>
        <translation>{share} থেকে</translation>
    </message>
</context>
<context>
    <name>StainMap</name>
    <message>
        <source>Stain of the run</source>
        <translation>রানের স্টেইন</translation>
    </message>
    <message>
        <source>Images from {first} on</source>
        <translation>{first} নম্বর থেকে সব ছবি</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>ছবি {number}</translation>
    </message>
    <message>
        <source>Images {first} to {last}</source>
        <translation>ছবি {first} থেকে {last}</translation>
    </message>
    <message>
        <source>{images}: none could be read</source>
        <translation>{images}: কোনোটিই পড়া যায়নি</translation>
    </message>
    <message>
        <source>{images}: {count} of {total} with a stain unlike the training images</source>
        <translation>{images}: {total}টির মধ্যে {count}টির স্টেইন প্রশিক্ষণের ছবির মতো নয়</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>No runs yet. What you screen is listed here, and stays on this computer.</source>
        <translation>এখনও কোনো রান নেই। যা স্ক্রিন করবেন তা এখানে তালিকায় আসবে, এবং এই কম্পিউটারেই থাকবে।</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>সাম্প্রতিক রান</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Research use only – not for diagnosis</source>
        <translation>শুধু গবেষণার জন্য – রোগনির্ণয়ের জন্য নয় · Research use only – not for diagnosis</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>মডেল পরীক্ষা করা হচ্ছে…</translation>
    </message>
    <message>
        <source>No usable model – nothing can be screened</source>
        <translation>ব্যবহারযোগ্য মডেল নেই – কিছুই স্ক্রিন করা যাবে না</translation>
    </message>
    <message>
        <source>bundle {digits}</source>
        <translation>বান্ডল {digits}</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>অফলাইন</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>বান্ডল {digits}</translation>
    </message>
    <message>
        <source>SmearScope opens no network connection.</source>
        <translation>SmearScope কোনো নেটওয়ার্ক সংযোগ খোলে না।</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total}-এর মধ্যে {done}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} ছবি/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} বাকি</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>বিরতি চলছে</translation>
    </message>
    <message>
        <source>SIGNATURE MISSING</source>
        <translation>ডিজিটাল স্বাক্ষর নেই</translation>
    </message>
    <message>
        <source>SIGNER NOT TRUSTED</source>
        <translation>স্বাক্ষরকারী বিশ্বস্ত নয়</translation>
    </message>
</context>
<context>
    <name>ThresholdSettings</name>
    <message>
        <source>Report from a probability of</source>
        <translation>রিপোর্টের ন্যূনতম সম্ভাব্যতা</translation>
    </message>
    <message>
        <source>Barely sure: margin above that</source>
        <translation>সামান্য নিশ্চিত: ওই মানের উপরে মার্জিন</translation>
    </message>
    <message>
        <source>Unknown to the model: distance above</source>
        <translation>মডেলের অজানা: দূরত্ব এর বেশি</translation>
    </message>
    <message>
        <source>Out of focus: sharpness below</source>
        <translation>ফোকাসের বাইরে: তীক্ষ্ণতা এর কম</translation>
    </message>
    <message>
        <source>Too dark: brightness below</source>
        <translation>বেশি অন্ধকার: উজ্জ্বলতা এর কম</translation>
    </message>
    <message>
        <source>Too bright: brightness above</source>
        <translation>বেশি উজ্জ্বল: উজ্জ্বলতা এর বেশি</translation>
    </message>
    <message>
        <source>Unusual stain: distance above</source>
        <translation>অস্বাভাবিক স্টেইন: দূরত্ব এর বেশি</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>মডেলের নিজস্ব</translation>
    </message>
    <message>
        <source>Put every threshold back to what the model&apos;s card says</source>
        <translation>প্রতিটি থ্রেশহোল্ড মডেলের কার্ডের মানে ফিরিয়ে দিন</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>থ্রেশহোল্ড</translation>
    </message>
    <message>
        <source>They are shown here as soon as a model is ready.</source>
        <translation>মডেল প্রস্তুত হলেই এগুলো এখানে দেখা যাবে।</translation>
    </message>
    <message>
        <source>Of {model}, for new runs. A run keeps the thresholds that it began with, and its audit log says which.</source>
        <translation>{model}-এর, নতুন রানের জন্য। প্রতিটি রান শুরুর থ্রেশহোল্ডেই চলে, আর কোনগুলো তা অডিট লগে লেখা থাকে।</translation>
    </message>
    <message>
        <source>{meaning} From {least} to {most}; the model&apos;s own is {own}.</source>
        <translation>{meaning} পরিসর {least} থেকে {most}; মডেলের নিজস্ব মান {own}।</translation>
    </message>
    <message>
        <source>It reaches at most half-way from the reporting threshold to 1.</source>
        <translation>এটি রিপোর্টের থ্রেশহোল্ড থেকে 1-এর পথে সর্বোচ্চ অর্ধেক পর্যন্ত যায়।</translation>
    </message>
</context>
<context>
    <name>ThumbnailGrid</name>
    <message>
        <source>Results as thumbnails</source>
        <translation>থাম্বনেইলে ফলাফল</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Welcome to SmearScope</source>
        <translation>SmearScope-এ স্বাগতম</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>ট্যুর বাদ দিন</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>পিছনে</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>পরবর্তী</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{count}-এর মধ্যে {place}</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>শুরু করুন</translation>
    </message>
</context>
<context>
    <name>UnfinishedRow</name>
    <message>
        <source>The run of {name} is not finished: {done} of {total} images are screened and kept.</source>
        <translation>{name}-এর রান অসমাপ্ত: {total}টি ছবির মধ্যে {done}টি স্ক্রিন করে রাখা আছে।</translation>
    </message>
    <message>
        <source>It is of an older version, and is brought up to date first.</source>
        <translation>এটি পুরোনো সংস্করণের, আগে হালনাগাদ করা হবে।</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>চালিয়ে যান</translation>
    </message>
    <message>
        <source>Open as it is</source>
        <translation>যেমন আছে খুলুন</translation>
    </message>
</context>
<context>
    <name>UnfinishedRuns</name>
    <message>
        <source>Runs that are not finished</source>
        <translation>অসমাপ্ত রান</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Reason</source>
        <translation>কারণ</translation>
    </message>
    <message>
        <source>Reason, for the audit log</source>
        <translation>কারণ, অডিট লগের জন্য</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>আপনার নাম</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>প্রত্যাহার করুন</translation>
    </message>
    <message>
        <source>Withdraw the sign-off of {case}?</source>
        <translation>{case}: স্বাক্ষর প্রত্যাহার করবেন?</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(মূল ফোল্ডার)</translation>
    </message>
    <message>
        <source>The sign-off and its withdrawal both stay in the audit log.</source>
        <translation>স্বাক্ষর ও তার প্রত্যাহার, দুটিই অডিট লগে থাকে।</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
</context>
<context>
    <name>WrongModel</name>
    <message>
        <source>Image</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Folder says</source>
        <translation>ফোল্ডার অনুযায়ী</translation>
    </message>
    <message>
        <source>Model says</source>
        <translation>মডেলের উত্তর</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>নিশ্চয়তা</translation>
    </message>
    <message>
        <source>Why it weighs</source>
        <translation>গুরুত্বের কারণ</translation>
    </message>
    <message>
        <source>What the reader was told</source>
        <translation>পর্যালোচককে যা জানানো হয়েছে</translation>
    </message>
    <message>
        <source>Malignant, called benign</source>
        <translation>ম্যালিগন্যান্ট, বলা হয়েছে বিনাইন (Benign)</translation>
    </message>
    <message>
        <source>Not malignant, called malignant</source>
        <translation>ম্যালিগন্যান্ট নয়, বলা হয়েছে ম্যালিগন্যান্ট</translation>
    </message>
    <message>
        <source>Another class on the same side</source>
        <translation>একই ধরনের অন্য শ্রেণি</translation>
    </message>
    <message>
        <source>Reported without a warning</source>
        <translation>সতর্কতা ছাড়াই রিপোর্ট হয়েছে</translation>
    </message>
</context>
<context>
    <name>_DropArea</name>
    <message>
        <source>Drop a folder or images here</source>
        <translation>এখানে ফোল্ডার বা ছবি টেনে আনুন</translation>
    </message>
    <message>
        <source>Sub-folders become cases. Images are read, never changed, and never leave this computer.</source>
        <translation>প্রতিটি সাব-ফোল্ডার একটি কেস হয়। ছবি শুধু পড়া হয়, কখনও বদলানো হয় না, এবং এই কম্পিউটারের বাইরে যায় না।</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>ফোল্ডার খুলুন…</translation>
    </message>
    <message>
        <source>Open images…</source>
        <translation>ছবি খুলুন…</translation>
    </message>
    <message>
        <source>Try it with the drawn samples</source>
        <translation>আঁকা নমুনা দিয়ে দেখুন</translation>
    </message>
    <message>
        <source>Screens the drawn smears that come with SmearScope</source>
        <translation>SmearScope-এর সঙ্গে আসা আঁকা স্মিয়ারগুলো স্ক্রিন করে</translation>
    </message>
</context>
<context>
    <name>_Findings</name>
    <message>
        <source>Unreadable</source>
        <translation>পড়া যায়নি</translation>
    </message>
    <message>
        <source>Each row says why.</source>
        <translation>কারণ প্রতিটি সারিতে লেখা আছে।</translation>
    </message>
    <message>
        <source>Folders not entered</source>
        <translation>যেসব ফোল্ডারে ঢোকা যায়নি</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>অন্যান্য ফাইল</translation>
    </message>
    <message>
        <source>No images; passed over.</source>
        <translation>ছবি নয়; বাদ দেওয়া হয়েছে।</translation>
    </message>
    <message>
        <source>Nothing that needs a second look.</source>
        <translation>দ্বিতীয়বার দেখার মতো কিছু নেই।</translation>
    </message>
    <message>
        <source>Nothing that needs a second look so far.</source>
        <translation>এ পর্যন্ত দ্বিতীয়বার দেখার মতো কিছু নেই।</translation>
    </message>
</context>
<context>
    <name>_Map</name>
    <message>
        <source>Map of the slide</source>
        <translation>স্লাইডের মানচিত্র</translation>
    </message>
</context>
<context>
    <name>_ModelCard</name>
    <message>
        <source>About this model</source>
        <translation>এই মডেল সম্পর্কে</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>মডেল…</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>মডেল পরীক্ষা করা হচ্ছে…</translation>
    </message>
    <message>
        <source>A folder can be dropped already; it is screened as soon as the model is ready.</source>
        <translation>এখনই ফোল্ডার টেনে আনা যায়; মডেল প্রস্তুত হলেই তা স্ক্রিন করা হবে।</translation>
    </message>
    <message>
        <source>Ready: its files and its trial answers on this computer are as they should be.</source>
        <translation>প্রস্তুত: এর ফাইল এবং এই কম্পিউটারে এর পরীক্ষামূলক উত্তর ঠিকঠাক মিলেছে।</translation>
    </message>
    <message>
        <source>No usable model</source>
        <translation>ব্যবহারযোগ্য মডেল নেই</translation>
    </message>
    <message>
        <source>Nothing can be screened. Runs can be opened and reviewed.</source>
        <translation>কিছুই স্ক্রিন করা যাবে না। রান খোলা ও পর্যালোচনা করা যাবে।</translation>
    </message>
</context>
<context>
    <name>_ResearchNotice</name>
    <message>
        <source>For research use only. Not a medical device; every answer needs a reader who decides.</source>
        <translation>শুধু গবেষণার জন্য। এটি চিকিৎসা-যন্ত্র নয়; প্রতিটি উত্তরের সিদ্ধান্ত একজন পর্যালোচককেই নিতে হবে। · For research use only. Not a medical device; every answer needs a reader who decides.</translation>
    </message>
</context>
<context>
    <name>_SameAnswers</name>
    <message numerus="yes">
        <source>{share} of %n images answered the same</source>
        <translation>
            <numerusform>%nটি ছবির {share}-এ একই উত্তর</numerusform>
            <numerusform>%nটি ছবির {share}-এ একই উত্তর</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Open folder</source>
        <translation>ফোল্ডার খুলুন (&amp;O)</translation>
    </message>
    <message>
        <source>Open &amp;images</source>
        <translation>ছবি খুলুন (&amp;I)</translation>
    </message>
    <message>
        <source>Open a &amp;run</source>
        <translation>রান খুলুন (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Export results</source>
        <translation>ফলাফল এক্সপোর্ট (&amp;E)</translation>
    </message>
    <message>
        <source>C&amp;harts of the run</source>
        <translation>রানের চার্ট (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>রানে বিরতি দিন (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Screen the rest of the run</source>
        <translation>রানের &amp;বাকিটা স্ক্রিন করুন</translation>
    </message>
    <message>
        <source>&amp;Cancel the run or export</source>
        <translation>রান বা এক্সপোর্ট বাতিল করুন (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>প্রস্থান (&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Find an image by its name</source>
        <translation>নাম দিয়ে ছবি খুঁজুন (&amp;F)</translation>
    </message>
    <message>
        <source>Table or &amp;thumbnails</source>
        <translation>টেবিল বা থাম্বনেইল (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>আগের ছবি (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>পরের ছবি (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Hide the heatmap (hold the key)</source>
        <translation>হিটম্যাপ লুকান (কী চেপে ধরে রাখুন) (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Original beside the heatmap</source>
        <translation>হিটম্যাপের পাশে মূল ছবি (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Zoom: whole image or single pixels</source>
        <translation>জুম: পুরো ছবি বা একক পিক্সেল (&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Usual width of all panes</source>
        <translation>সব অংশের &amp;স্বাভাবিক প্রস্থ</translation>
    </message>
    <message>
        <source>User &amp;guide</source>
        <translation>ব্যবহার নির্দেশিকা (&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;লাইসেন্স</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>কীবোর্ড শর্টকাট (&amp;K)</translation>
    </message>
    <message>
        <source>About this &amp;model</source>
        <translation>এই মডেল সম্পর্কে (&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>ট্যুর (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ফাইল (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>যান (&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>দৃশ্য (&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>সাহায্য (&amp;H)</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>SmearScope crashed the last time. A report was written on this computer and sent nowhere.</source>
        <translation>গতবার SmearScope ক্র্যাশ করেছিল। এই কম্পিউটারেই একটি রিপোর্ট লেখা হয়েছে, কোথাও পাঠানো হয়নি।</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>রিপোর্ট দেখান</translation>
    </message>
    <message>
        <source>SmearScope ended without being closed. Your run is open again where you were.</source>
        <translation>SmearScope গতবার স্বাভাবিকভাবে বন্ধ হয়নি। আপনার রান আগের জায়গাতেই আবার খোলা আছে।</translation>
    </message>
    <message>
        <source>Go on screening</source>
        <translation>স্ক্রিনিং চালিয়ে যান</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>The field is out of focus.</source>
        <translation>ফিল্ডটি ফোকাসের বাইরে।</translation>
    </message>
    <message>
        <source>The field is too dark or too bright.</source>
        <translation>ফিল্ডটি বেশি অন্ধকার বা বেশি উজ্জ্বল।</translation>
    </message>
    <message>
        <source>The stain&apos;s colour is unlike the training images.</source>
        <translation>স্টেইনের রং প্রশিক্ষণের ছবির মতো নয়।</translation>
    </message>
    <message>
        <source>The picture&apos;s proportions are unlike the training images.</source>
        <translation>ছবির দৈর্ঘ্য-প্রস্থের অনুপাত প্রশিক্ষণের ছবির মতো নয়।</translation>
    </message>
    <message>
        <source>The field is outside what the model knows.</source>
        <translation>ফিল্ডটি মডেলের জানার বাইরে।</translation>
    </message>
    <message>
        <source>The probability is only just above the reporting threshold.</source>
        <translation>সম্ভাব্যতা রিপোর্টের থ্রেশহোল্ডের সামান্যই উপরে।</translation>
    </message>
    <message>
        <source>The same file was screened earlier in this run.</source>
        <translation>একই ফাইল এই রানে আগেই স্ক্রিন করা হয়েছে।</translation>
    </message>
    <message>
        <source>Nearly the same picture was screened earlier in this run.</source>
        <translation>প্রায় একই ছবি এই রানে আগেই স্ক্রিন করা হয়েছে।</translation>
    </message>
    <message>
        <source>the model is only {0}% sure, less than the {1}% asked for.</source>
        <translation>মডেল মাত্র {0}% নিশ্চিত, প্রয়োজনীয় {1}%-এর কম।</translation>
    </message>
    <message>
        <source>the file is empty ({0} bytes); copy it again from its source</source>
        <translation>ফাইলটি ফাঁকা ({0} বাইট); উৎস থেকে আবার কপি করুন।</translation>
    </message>
    <message>
        <source>the file has {0} bytes; at most {1} are read</source>
        <translation>ফাইলটি {0} বাইটের; সর্বাধিক {1} বাইট পড়া হয়।</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>ফাইলটি খোলা যাচ্ছে না</translation>
    </message>
    <message>
        <source>the image is damaged or cut off</source>
        <translation>ছবিটি ক্ষতিগ্রস্ত বা অসম্পূর্ণ</translation>
    </message>
    <message>
        <source>the TIFF file is damaged or cut off</source>
        <translation>TIFF ফাইলটি ক্ষতিগ্রস্ত বা অসম্পূর্ণ</translation>
    </message>
    <message>
        <source>the content is no TIFF image</source>
        <translation>বিষয়বস্তু TIFF ছবি নয়</translation>
    </message>
    <message>
        <source>the content is no image that SmearScope reads, whatever its name ends with</source>
        <translation>নামের শেষে যা-ই থাকুক, বিষয়বস্তু SmearScope-এর পড়ার উপযোগী ছবি নয়</translation>
    </message>
    <message>
        <source>there is not enough memory to decode the image</source>
        <translation>ছবিটি ডিকোড করার মতো যথেষ্ট মেমরি নেই।</translation>
    </message>
    <message>
        <source>The bundle is not signed: its checksums find damage, but do not say who made it.</source>
        <translation>বান্ডলে ডিজিটাল স্বাক্ষর নেই: এর চেকসামে ক্ষতি ধরা পড়ে, কিন্তু কে এটি তৈরি করেছে তা জানা যায় না।</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>নির্ভুলতা</translation>
    </message>
    <message>
        <source>sensitivity (malignant)</source>
        <translation>সংবেদনশীলতা (ম্যালিগন্যান্ট)</translation>
    </message>
    <message>
        <source>specificity (malignant)</source>
        <translation>নির্দিষ্টতা (ম্যালিগন্যান্ট)</translation>
    </message>
    <message>
        <source>share not reported</source>
        <translation>রিপোর্ট না হওয়া অংশ</translation>
    </message>
    <message>
        <source>Higher here than on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>কার্ডের চেয়ে এখানে বেশি ({0} থেকে {1} শতাংশ-বিন্দু, {2}% আস্থা ব্যবধান)।</translation>
    </message>
    <message>
        <source>Lower here than on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>কার্ডের চেয়ে এখানে কম ({0} থেকে {1} শতাংশ-বিন্দু, {2}% আস্থা ব্যবধান)।</translation>
    </message>
    <message>
        <source>The same as on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>কার্ডের সমান ({0} থেকে {1} শতাংশ-বিন্দু, {2}% আস্থা ব্যবধান)।</translation>
    </message>
    <message>
        <source>No difference that so many images can show ({0} to {1} percentage points, {2}% interval).</source>
        <translation>এত সংখ্যক ছবিতে ধরা পড়ার মতো কোনো পার্থক্য নেই ({0} থেকে {1} শতাংশ-বিন্দু, {2}% আস্থা ব্যবধান)।</translation>
    </message>
    <message>
        <source>Expected calibration error {0}%, Brier score {1}. Mean probability {2}%, accuracy {3}%. The {4}% prediction sets held the truth in {5}% ({6}% to {7}%), {8} of {9}, with {10} classes each.</source>
        <translation>প্রত্যাশিত ক্যালিব্রেশন ত্রুটি {0}%, ব্রায়ার স্কোর {1}। গড় সম্ভাব্যতা {2}%, নির্ভুলতা {3}%। {4}% পূর্বাভাস সেটে প্রকৃত শ্রেণি ছিল {5}% ক্ষেত্রে ({6}% থেকে {7}%), {9}টির মধ্যে {8}টিতে, প্রতিটিতে গড়ে {10}টি শ্রেণি।</translation>
    </message>
    <message>
        <source>{0}% of the images here are malignant, because somebody chose them so. The predictive values (PPV, NPV) hold for that share only, and are other ones wherever disease is rarer or more frequent; sensitivity and specificity are the figures to compare.</source>
        <translation>এখানকার ছবির {0}% ম্যালিগন্যান্ট, কারণ কেউ এভাবেই বেছেছেন। পূর্বাভাসমূলক মান (PPV, NPV) শুধু এই অনুপাতের জন্যই খাটে, রোগ যেখানে বিরল বা বেশি সেখানে তা ভিন্ন হবে; তুলনা করতে হবে সংবেদনশীলতা ও নির্দিষ্টতার।</translation>
    </message>
    <message>
        <source>The model withheld {0}% of its answers. The figures of reported images are those of the images that it finds easy; on the others a reader is alone.</source>
        <translation>মডেল তার উত্তরের {0}% রিপোর্ট করেনি। রিপোর্ট হওয়া ছবির পরিমাপগুলো মডেলের কাছে সহজ ছবির; বাকিগুলোতে পর্যালোচককে একাই সিদ্ধান্ত নিতে হবে।</translation>
    </message>
    <message>
        <source>{0}% of the images have a stain colour unlike the model&apos;s training images: other stain, camera or white balance. What holds here need not hold there, and the reverse.</source>
        <translation>ছবির {0}%-এর স্টেইনের রং মডেলের প্রশিক্ষণের ছবির মতো নয়: অন্য স্টেইন, ক্যামেরা বা হোয়াইট ব্যালান্স। এখানে যা খাটে সেখানে তা না-ও খাটতে পারে, উল্টোটাও সত্য।</translation>
    </message>
    <message>
        <source>Which images are of one patient is not known: the class folders have no sub-folders. Images of one patient are alike, so every interval here is too narrow, by an amount nobody can say. Give each patient a sub-folder of its class folder to have intervals by case.</source>
        <translation>কোন ছবিগুলো একই রোগীর তা জানা নেই: শ্রেণি-ফোল্ডারগুলোতে সাব-ফোল্ডার নেই। একই রোগীর ছবি পরস্পর সদৃশ, তাই এখানকার প্রতিটি আস্থা ব্যবধান বেশি সরু, কতটা তা বলা যায় না। কেস-ভিত্তিক আস্থা ব্যবধান পেতে প্রত্যেক রোগীকে তার শ্রেণি-ফোল্ডারে একটি সাব-ফোল্ডার দিন।</translation>
    </message>
    <message>
        <source>For research use only; not a medical device. Sorts photographs of blood smears into the classes of its training data and shows where it looked, for a reader who decides.</source>
        <translation>শুধু গবেষণার জন্য; এটি চিকিৎসা-যন্ত্র নয়। রক্তের স্মিয়ারের ছবিকে প্রশিক্ষণ-ডেটার শ্রেণিগুলোতে ভাগ করে এবং কোথায় দেখেছে তা দেখায়; সিদ্ধান্ত নেবেন পর্যালোচক। · For research use only; not a medical device.</translation>
    </message>
    <message>
        <source>Trained and tested on one set of images (see Training). Other laboratories&apos; stains, cameras and microscopes are outside what was tested, except for the shifts below.</source>
        <translation>একটিমাত্র ছবিসংগ্রহে প্রশিক্ষিত ও পরীক্ষিত (“প্রশিক্ষণ” দেখুন)। অন্য ল্যাবরেটরির স্টেইন, ক্যামেরা ও মাইক্রোস্কোপ পরীক্ষার আওতার বাইরে, নিচের পরিবর্তনগুলো ছাড়া।</translation>
    </message>
    <message>
        <source>Stain colour can tell classes apart that were photographed on different days; the model may lean on it.</source>
        <translation>ভিন্ন ভিন্ন দিনে তোলা শ্রেণিগুলোকে স্টেইনের রং দিয়েই আলাদা করা যেতে পারে; মডেল তার উপর নির্ভর করে থাকতে পারে।</translation>
    </message>
    <message>
        <source>It knows only the classes below. A field of anything else may still be given one of them, with high probability.</source>
        <translation>এটি শুধু নিচের শ্রেণিগুলো চেনে। অন্য কিছুর ফিল্ডকেও এগুলোর একটি বলতে পারে, এমনকি উচ্চ সম্ভাব্যতায়।</translation>
    </message>
    <message>
        <source>The split knows no patients: images of one patient can lie on both sides of it, so the accuracy below is higher than it would be on new patients.</source>
        <translation>বিভাজনটি রোগী চেনে না: একই রোগীর ছবি দুই ভাগেই থাকতে পারে, তাই নিচের নির্ভুলতা নতুন রোগীদের ক্ষেত্রে যা হতো তার চেয়ে বেশি।</translation>
    </message>
    <message>
        <source>What the split is worth: separate models of one recipe (robust) scored {0}% ({1}% to {2}%) on the random split&apos;s {3} test images and {4}% ({5}% to {6}%) on the contiguous split&apos;s {7} test images and {8}% ({9}% to {10}%) on the stain-grouped split&apos;s {11} test images. Expect the lowest of these on new patients, or less.</source>
        <translation>বিভাজন কতটা নির্ভরযোগ্য: একই প্রণালির (robust) আলাদা আলাদা মডেল পেয়েছে দৈব বিভাজনের {3}টি টেস্ট ছবিতে {0}% ({1}% থেকে {2}%), ধারাবাহিক বিভাজনের {7}টি টেস্ট ছবিতে {4}% ({5}% থেকে {6}%), এবং স্টেইন অনুযায়ী বিভাজনের {11}টি টেস্ট ছবিতে {8}% ({9}% থেকে {10}%)। নতুন রোগীদের ক্ষেত্রে এগুলোর সবচেয়ে কমটি, বা তারও কম, ধরে নিন।</translation>
    </message>
    <message>
        <source>from there {0}% of calibration answers are right, where that can be had</source>
        <translation>এই মান থেকে ক্যালিব্রেশনের উত্তরের {0}% সঠিক, যেখানে তা সম্ভব।</translation>
    </message>
    <message>
        <source>reported answers this close above are flagged</source>
        <translation>রিপোর্টের সীমার উপরে এতটা কাছাকাছি থাকা উত্তর ফ্ল্যাগ পায়।</translation>
    </message>
    <message>
        <source>exceeded by at most {0}% of calibration images</source>
        <translation>ক্যালিব্রেশনের সর্বাধিক {0}% ছবি এই মান ছাড়ায়।</translation>
    </message>
    <message>
        <source>exceeded by at most {0}% of images outside the test split, as photographed and under each of {1} shifts</source>
        <translation>টেস্ট ভাগের বাইরের সর্বাধিক {0}% ছবি এই মান ছাড়ায়, তোলা অবস্থায় ও {1}টি পরিবর্তনের প্রতিটিতে।</translation>
    </message>
    <message>
        <source>fallen short of by at most {0}% of images outside the test split, as photographed and under each of {1} shifts</source>
        <translation>টেস্ট ভাগের বাইরের সর্বাধিক {0}% ছবি এই মানের নিচে থাকে, তোলা অবস্থায় ও {1}টি পরিবর্তনের প্রতিটিতে।</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>ঝাপসা</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>আলোকমাত্রা</translation>
    </message>
    <message>
        <source>Stain</source>
        <translation>স্টেইন</translation>
    </message>
    <message>
        <source>Proportions</source>
        <translation>অনুপাত</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>অজানা</translation>
    </message>
    <message>
        <source>Barely sure</source>
        <translation>সামান্য নিশ্চিত</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>ডুপ্লিকেট</translation>
    </message>
    <message>
        <source>Near duplicate</source>
        <translation>প্রায় ডুপ্লিকেট</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>রিপোর্ট হয়েছে</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>পড়া যায়নি</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>অনিশ্চিত</translation>
    </message>
    <message>
        <source>More images of it were found.</source>
        <translation>এর আরও ছবি পাওয়া গেছে।</translation>
    </message>
    <message>
        <source>One of its images was changed.</source>
        <translation>এর একটি ছবি বদলানো হয়েছে।</translation>
    </message>
    <message>
        <source>Some of its images are screened again.</source>
        <translation>এর কিছু ছবি আবার স্ক্রিন করা হচ্ছে।</translation>
    </message>
    <message>
        <source>More of its images were screened.</source>
        <translation>এর আরও ছবি স্ক্রিন করা হয়েছে।</translation>
    </message>
    <message>
        <source>A review of one of its images was changed.</source>
        <translation>এর একটি ছবির পর্যালোচনা বদলানো হয়েছে।</translation>
    </message>
    <message>
        <source>The bundle is signed by {name}, who is trusted here (key {fingerprint}).</source>
        <translation>বান্ডলটিতে {name}-এর ডিজিটাল স্বাক্ষর আছে, যিনি এখানে বিশ্বস্ত (কী {fingerprint})।</translation>
    </message>
    <message>
        <source>The bundle is signed, but nobody here trusts the key {fingerprint}, whose owner goes by the name {name}. Compare the fingerprint with the one that the signer tells you, then trust the key with `smearscope signers add`.</source>
        <translation>বান্ডলটিতে ডিজিটাল স্বাক্ষর আছে, কিন্তু {fingerprint} কী-টি এখানে কারও কাছে বিশ্বস্ত নয়; এর মালিকের নাম বলা হয়েছে {name}। স্বাক্ষরকারীর জানানো ফিঙ্গারপ্রিন্টের সঙ্গে মিলিয়ে দেখুন, তারপর `smearscope signers add` দিয়ে কী-টিকে বিশ্বস্ত করুন।</translation>
    </message>
    <message>
        <source>The signature was taken away: the card names {name} (key {fingerprint}) as its signer, but {file} is missing. Get the bundle again from where it came.</source>
        <translation>ডিজিটাল স্বাক্ষর সরিয়ে ফেলা হয়েছে: কার্ডে স্বাক্ষরকারী হিসেবে {name}-এর নাম আছে (কী {fingerprint}), কিন্তু {file} নেই। বান্ডলটি যেখান থেকে এসেছিল সেখান থেকে আবার নিন।</translation>
    </message>
    <message>
        <source>sensitivity of {name}</source>
        <translation>{name}-এর সংবেদনশীলতা</translation>
    </message>
    <message>
        <source>These are the very images that the model was made with ({name}, {images}): most of them trained it. The figures say how well it remembers, and nothing of how well it does on images that it has not seen.</source>
        <translation>মডেলটি ঠিক এই ছবিগুলো দিয়েই তৈরি হয়েছিল ({name}, {images}): এগুলোর বেশির ভাগ দিয়ে তাকে প্রশিক্ষণ দেওয়া হয়েছে। পরিমাপগুলো বলে সে কতটা মনে রাখে, না-দেখা ছবিতে সে কেমন করে সে বিষয়ে কিছুই বলে না।</translation>
    </message>
    <message>
        <source>{images} of {0} belong to the model&apos;s own data set: the card&apos;s figures were counted on them. The rest of that data set trained it, and whether more of these images are among it cannot be told. Such images say nothing of another laboratory&apos;s.</source>
        <translation>{0}টির মধ্যে {images} মডেলের নিজের ডেটাসেটের: কার্ডের পরিমাপগুলো এগুলোর উপরেই গোনা। ওই ডেটাসেটের বাকি অংশ দিয়ে তাকে প্রশিক্ষণ দেওয়া হয়েছে, আর এখানকার আরও ছবি তাতে আছে কি না বলা যায় না। এমন ছবি অন্য ল্যাবরেটরির ছবি সম্পর্কে কিছুই বলে না।</translation>
    </message>
    <message>
        <source>Thresholds differ from the model&apos;s card: {list}. What was reported and what was withheld holds with these; the card&apos;s figures were counted with its own.</source>
        <translation>থ্রেশহোল্ড মডেল কার্ডের থেকে আলাদা: {list}। কী রিপোর্ট হয়েছে আর কী হয়নি তা এই থ্রেশহোল্ডের জন্যই খাটে; কার্ডের পরিমাপগুলো তার নিজের থ্রেশহোল্ডে গোনা।</translation>
    </message>
    <message>
        <source>{0} pairs of files show the same picture under two classes: {list}. One of the two is in the wrong folder, and counts as the model&apos;s mistake or success by accident. Put it right, then validate again.</source>
        <translation>{0} জোড়া ফাইলে একই ছবি দুই শ্রেণিতে আছে: {list}। দুটির একটি ভুল ফোল্ডারে, আর তা ঘটনাচক্রে মডেলের ভুল বা সাফল্য হিসেবে গোনা হয়। ঠিক করে আবার যাচাই করুন।</translation>
    </message>
    <message>
        <source>With {images}, more than {0}, only identical files were looked for under two classes, not pictures that are nearly the same.</source>
        <translation>{images} থাকায়, অর্থাৎ {0}টির বেশি, দুই শ্রেণিতে শুধু অভিন্ন ফাইল খোঁজা হয়েছে, প্রায় একই রকম ছবি নয়।</translation>
    </message>
    <message>
        <source>No readable image is of {list}: nothing was measured of them.</source>
        <translation>{list}-এর কোনো পাঠযোগ্য ছবি নেই: এ বিষয়ে কিছুই মাপা হয়নি।</translation>
    </message>
    <message>
        <source>No readable image is malignant, so there is no sensitivity, and the predictive values mean nothing. Accuracy on one side alone is not an accuracy.</source>
        <translation>কোনো পাঠযোগ্য ছবি ম্যালিগন্যান্ট নয়, তাই সংবেদনশীলতা নেই, আর পূর্বাভাসমূলক মানের কোনো অর্থ নেই। শুধু এক দিকের নির্ভুলতা নির্ভুলতা নয়।</translation>
    </message>
    <message>
        <source>No readable image is not malignant, so there is no specificity, and the predictive values mean nothing. Accuracy on one side alone is not an accuracy.</source>
        <translation>পাঠযোগ্য সব ছবিই ম্যালিগন্যান্ট, তাই নির্দিষ্টতা নেই, আর পূর্বাভাসমূলক মানের কোনো অর্থ নেই। শুধু এক দিকের নির্ভুলতা নির্ভুলতা নয়।</translation>
    </message>
    <message>
        <source>Fewer than {0} images: {list}. Read the intervals, not the percentages; a few more images can move them anywhere within.</source>
        <translation>{0}টির কম ছবি: {list}। শতাংশ নয়, আস্থা ব্যবধান পড়ুন; আর কয়েকটি ছবি সেগুলোকে ব্যবধানের যেকোনো জায়গায় সরাতে পারে।</translation>
    </message>
    <message>
        <source>{images} are the same, or nearly the same, as an earlier one. Copies make intervals narrower than they are; the figures without them stand beside.</source>
        <translation>{images} আগের কোনো ছবির মতোই, বা প্রায় একই। অনুলিপি আস্থা ব্যবধানকে আসলের চেয়ে সরু দেখায়; সেগুলো ছাড়া পরিমাপ পাশে দেওয়া আছে।</translation>
    </message>
    <message>
        <source>Images come from {0} cases (sub-folders).</source>
        <translation>ছবিগুলো {0}টি কেস (সাব-ফোল্ডার) থেকে এসেছে।</translation>
    </message>
    <message>
        <source>Images of one case are alike, so intervals that count single images are too narrow.</source>
        <translation>একই কেসের ছবি পরস্পর সদৃশ, তাই একক ছবি গোনা আস্থা ব্যবধান বেশি সরু।</translation>
    </message>
    <message>
        <source>Images of one case are alike, so intervals that count single images are too narrow; the intervals by case say more.</source>
        <translation>একই কেসের ছবি পরস্পর সদৃশ, তাই একক ছবি গোনা আস্থা ব্যবধান বেশি সরু; কেস-ভিত্তিক আস্থা ব্যবধান বেশি বলে।</translation>
    </message>
    <message>
        <source>Fewer than {0} cases give no interval by case.</source>
        <translation>{0}টির কম কেস থেকে কেস-ভিত্তিক আস্থা ব্যবধান পাওয়া যায় না।</translation>
    </message>
    <message>
        <source>{images} lie in no sub-folder, so that there are no intervals by case.</source>
        <translation>{images} কোনো সাব-ফোল্ডারে নেই, তাই কেস-ভিত্তিক আস্থা ব্যবধান নেই।</translation>
    </message>
    <message>
        <source>Sub-folders of the same name under two classes were taken for different cases: {list}.</source>
        <translation>দুই শ্রেণির একই নামের সাব-ফোল্ডারকে আলাদা কেস ধরা হয়েছে: {list}।</translation>
    </message>
    <message>
        <source>{images} could not be read and are in no figure. If such files were of one class or of one camera more than of others, the figures are of a chosen part.</source>
        <translation>{images} পড়া যায়নি এবং কোনো পরিমাপে নেই। এমন ফাইল যদি কোনো এক শ্রেণির বা এক ক্যামেরার বেশি হয়ে থাকে, তবে পরিমাপগুলো একটি বাছাই করা অংশের।</translation>
    </message>
    <message>
        <source>Folders that could not be entered: {list}.</source>
        <translation>যেসব ফোল্ডারে ঢোকা যায়নি: {list}।</translation>
    </message>
    <message>
        <source>Folders left out by hand: {list}. Whoever reads the figures should know why.</source>
        <translation>হাতে বাদ দেওয়া ফোল্ডার: {list}। যিনি পরিমাপ পড়বেন তাঁর কারণ জানা উচিত।</translation>
    </message>
    <message>
        <source>{images} directly in the chosen folder have no class and took no part.</source>
        <translation>বাছাই করা ফোল্ডারে সরাসরি থাকা {images}-এর কোনো শ্রেণি নেই, তাই ধরা হয়নি।</translation>
    </message>
    <message>
        <source>{images} that were screened into this run earlier are no longer in the folder, and still counted. Validate into a new folder to count only what is there.</source>
        <translation>এই রানে আগে স্ক্রিন করা {images} আর ফোল্ডারে নেই, তবু গোনা হচ্ছে। শুধু যা আছে তা গুনতে নতুন ফোল্ডারে যাচাই করুন।</translation>
    </message>
    <message>
        <source>{0} pages and tiles come from {1} files. Each counts as one image, though those of one file are alike; every tile of a slide has the slide&apos;s class, whether it shows a blast or not.</source>
        <translation>{0}টি পৃষ্ঠা ও টাইল {1}টি ফাইল থেকে এসেছে। প্রতিটি একটি ছবি হিসেবে গোনা হয়, যদিও একই ফাইলেরগুলো পরস্পর সদৃশ; স্লাইডের প্রতিটি টাইল স্লাইডের শ্রেণি পায়, তাতে ব্লাস্ট থাকুক বা না থাকুক।</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} এবং আরও {count}টি</translation>
    </message>
    <message>
        <source>{name} {value} (card {card})</source>
        <translation>{name} {value} (কার্ড {card})</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>PDF report</source>
        <translation>PDF রিপোর্ট</translation>
    </message>
    <message>
        <source>Heatmaps</source>
        <translation>হিটম্যাপ</translation>
    </message>
    <message>
        <source>Slide maps</source>
        <translation>স্লাইড-মানচিত্র</translation>
    </message>
    <message>
        <source>table for every spreadsheet and statistics program</source>
        <translation>যেকোনো স্প্রেডশিট ও পরিসংখ্যান প্রোগ্রামের জন্য টেবিল</translation>
    </message>
    <message>
        <source>workbook with summary and provenance</source>
        <translation>সারসংক্ষেপ ও উৎসের বিবরণসহ ওয়ার্কবুক</translation>
    </message>
    <message>
        <source>one JSON object a row, for programs</source>
        <translation>প্রতি সারিতে একটি JSON অবজেক্ট, প্রোগ্রামের জন্য</translation>
    </message>
    <message>
        <source>to read and print, the most suspicious images first</source>
        <translation>পড়া ও ছাপার জন্য, সবচেয়ে সন্দেহজনক ছবি আগে</translation>
    </message>
    <message>
        <source>a PNG per image with the heatmap over it</source>
        <translation>প্রতি ছবির একটি PNG, উপরে হিটম্যাপ</translation>
    </message>
    <message>
        <source>a PNG per whole slide with its tiles&apos; malignant probability</source>
        <translation>প্রতি সম্পূর্ণ স্লাইডের একটি PNG, টাইলগুলোর ম্যালিগন্যান্ট সম্ভাব্যতাসহ</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>All</source>
        <translation>সব</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>রিপোর্ট হয়নি</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>ফ্ল্যাগযুক্ত</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>পড়া যায়নি</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>পর্যালোচিত নয়</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>This run was written by an older SmearScope and was brought up to date. A copy as it was is kept in its folder: {name}.</source>
        <translation>এই রানটি পুরোনো SmearScope-এ লেখা ছিল, হালনাগাদ করা হয়েছে। আগের অবস্থার একটি কপি এর ফোল্ডারে রাখা আছে: {name}।</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>This is a bug in SmearScope</source>
        <translation>এটি SmearScope-এর একটি ত্রুটি</translation>
    </message>
    <message>
        <source>Something happened that SmearScope was not made for. It is no mistake of yours.</source>
        <translation>এমন কিছু ঘটেছে যার জন্য SmearScope তৈরি ছিল না। এতে আপনার কোনো ভুল নেই।</translation>
    </message>
    <message>
        <source>Parts that were not loaded yet are of the new version, and do not fit.</source>
        <translation>যে অংশগুলি এখনও লোড হয়নি সেগুলি নতুন সংস্করণের, তাই মেলে না।</translation>
    </message>
    <message>
        <source>Finished images and reviews are on the disk. Nothing that you saw is lost.</source>
        <translation>শেষ হওয়া ছবি ও পর্যালোচনা ডিস্কে আছে। আপনি যা দেখেছেন তার কিছুই হারায়নি।</translation>
    </message>
    <message>
        <source>Copy the details and send them to whoever looks after SmearScope; they may name files, but hold no image.</source>
        <translation>বিস্তারিত কপি করে SmearScope-এর দায়িত্বে থাকা ব্যক্তিকে পাঠান; এতে ফাইলের নাম থাকতে পারে, কিন্তু কোনো ছবি নেই।</translation>
    </message>
    <message>
        <source>SmearScope was updated while it was open</source>
        <translation>SmearScope খোলা থাকার সময় আপডেট হয়েছে</translation>
    </message>
    <message>
        <source>Close SmearScope and start it again.</source>
        <translation>SmearScope বন্ধ করে আবার চালু করুন।</translation>
    </message>
    <message>
        <source>SmearScope crashed the last time</source>
        <translation>গতবার SmearScope ক্র্যাশ করেছিল</translation>
    </message>
    <message>
        <source>It ended without being closed. It is no mistake of yours.</source>
        <translation>এটি স্বাভাবিকভাবে বন্ধ হয়নি। এতে আপনার কোনো ভুল নেই।</translation>
    </message>
    <message>
        <source>Finished images and reviews are on the disk and open again.</source>
        <translation>শেষ হওয়া ছবি ও পর্যালোচনা ডিস্কে আছে এবং আবার খোলা হয়েছে।</translation>
    </message>
    <message>
        <source>The report below was sent nowhere. Copy it and send it to whoever looks after SmearScope, if you like.</source>
        <translation>নিচের রিপোর্টটি কোথাও পাঠানো হয়নি। চাইলে কপি করে SmearScope-এর দায়িত্বে থাকা ব্যক্তিকে পাঠান।</translation>
    </message>
    <message>
        <source>The model was refused</source>
        <translation>মডেলটি প্রত্যাখ্যান করা হয়েছে</translation>
    </message>
    <message>
        <source>Get the model bundle again from where it came, or install SmearScope again. Do not screen with this one.</source>
        <translation>মডেল বান্ডলটি যেখান থেকে এসেছিল সেখান থেকে আবার নিন, অথবা SmearScope আবার ইনস্টল করুন। এটি দিয়ে স্ক্রিনিং করবেন না।</translation>
    </message>
    <message>
        <source>The list of trusted signers cannot be read</source>
        <translation>বিশ্বস্ত স্বাক্ষরকারীদের তালিকা পড়া যাচ্ছে না</translation>
    </message>
    <message>
        <source>Mend the file or ask whoever looks after this computer, then start SmearScope again.</source>
        <translation>ফাইলটি ঠিক করুন, অথবা এই কম্পিউটারের দায়িত্বে থাকা ব্যক্তিকে বলুন, তারপর SmearScope আবার চালু করুন।</translation>
    </message>
    <message>
        <source>A part of SmearScope is missing</source>
        <translation>SmearScope-এর একটি অংশ নেই</translation>
    </message>
    <message>
        <source>Install SmearScope again.</source>
        <translation>SmearScope আবার ইনস্টল করুন।</translation>
    </message>
    <message>
        <source>This did not work with the model</source>
        <translation>মডেল নিয়ে এই কাজটি করা যায়নি</translation>
    </message>
    <message>
        <source>Installed models and runs stay as they are.</source>
        <translation>ইনস্টল করা মডেল ও রানগুলো যেমন ছিল তেমনই আছে।</translation>
    </message>
    <message>
        <source>Mend what is said above, then try again.</source>
        <translation>উপরে যা বলা হয়েছে তা ঠিক করুন, তারপর আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>No images in this folder</source>
        <translation>এই ফোল্ডারে কোনো ছবি নেই</translation>
    </message>
    <message>
        <source>Open another folder.</source>
        <translation>অন্য একটি ফোল্ডার খুলুন।</translation>
    </message>
    <message>
        <source>The folder went away</source>
        <translation>ফোল্ডারটি আর পাওয়া যাচ্ছে না</translation>
    </message>
    <message>
        <source>Images that were finished are kept in the run, with every review.</source>
        <translation>শেষ হওয়া ছবিগুলো প্রতিটি পর্যালোচনাসহ রানে রাখা আছে।</translation>
    </message>
    <message>
        <source>Check the drive or network connection, then go on with the run.</source>
        <translation>ড্রাইভ বা নেটওয়ার্ক সংযোগ দেখুন, তারপর রান চালিয়ে যান।</translation>
    </message>
    <message>
        <source>The run is damaged</source>
        <translation>রানটি ক্ষতিগ্রস্ত</translation>
    </message>
    <message>
        <source>Your images were only read. Other runs are not touched.</source>
        <translation>আপনার ছবিগুলো শুধু পড়া হয়েছে। অন্য রানগুলো অক্ষত আছে।</translation>
    </message>
    <message>
        <source>Take the run folder from your backup, or screen the folder again.</source>
        <translation>ব্যাকআপ থেকে রানের ফোল্ডারটি নিন, অথবা ফোল্ডারটি আবার স্ক্রিন করুন।</translation>
    </message>
    <message>
        <source>The run cannot be opened</source>
        <translation>রানটি খোলা যাচ্ছে না</translation>
    </message>
    <message>
        <source>Nothing in it was changed. The run that was open stays open.</source>
        <translation>এতে কিছুই বদলানো হয়নি। যে রান খোলা ছিল তা খোলাই আছে।</translation>
    </message>
    <message>
        <source>Check that its drive is connected and that no other SmearScope writes into it.</source>
        <translation>এর ড্রাইভ সংযুক্ত আছে কি না এবং অন্য কোনো SmearScope এতে লিখছে কি না দেখুন।</translation>
    </message>
    <message>
        <source>The run can no longer be read</source>
        <translation>রানটি আর পড়া যাচ্ছে না</translation>
    </message>
    <message>
        <source>Check that its drive is connected, then open the run again.</source>
        <translation>এর ড্রাইভ সংযুক্ত আছে কি না দেখুন, তারপর রানটি আবার খুলুন।</translation>
    </message>
    <message>
        <source>The run could not be searched for damage</source>
        <translation>রানটিতে ক্ষতি আছে কি না খুঁজে দেখা যায়নি</translation>
    </message>
    <message>
        <source>The run is still open, and nothing in it was changed.</source>
        <translation>রানটি এখনও খোলা, এতে কিছুই বদলানো হয়নি।</translation>
    </message>
    <message>
        <source>Check that its drive is connected, then open the run again; it is searched each time.</source>
        <translation>এর ড্রাইভ সংযুক্ত আছে কি না দেখুন, তারপর রানটি আবার খুলুন; প্রতিবারই খুঁজে দেখা হয়।</translation>
    </message>
    <message>
        <source>This did not work in the review</source>
        <translation>পর্যালোচনায় এটি কাজ করেনি</translation>
    </message>
    <message>
        <source>Every answer and sign-off that was given before it is on the disk.</source>
        <translation>এর আগে দেওয়া প্রতিটি উত্তর ও স্বাক্ষর ডিস্কে আছে।</translation>
    </message>
    <message>
        <source>All results are kept in the run. Exports that were finished before it stay.</source>
        <translation>সব ফলাফল রানে সংরক্ষিত আছে। এর আগে যে এক্সপোর্ট শেষ হয়েছে, তা থাকবে।</translation>
    </message>
    <message>
        <source>Choose other rows or another format, then export again.</source>
        <translation>অন্য সারি বা অন্য ফরম্যাট বেছে নিন, তারপর আবার এক্সপোর্ট করুন।</translation>
    </message>
    <message>
        <source>The folder cannot be opened</source>
        <translation>ফোল্ডারটি খোলা যাচ্ছে না</translation>
    </message>
    <message>
        <source>Nothing was screened. Earlier runs stay as they are.</source>
        <translation>কিছুই স্ক্রিন করা হয়নি। আগের রানগুলো যেমন ছিল তেমনই আছে।</translation>
    </message>
    <message>
        <source>Check that the drive is connected and that you may read the folder, then try again.</source>
        <translation>ড্রাইভ সংযুক্ত আছে কি না এবং ফোল্ডারটি পড়ার অনুমতি আপনার আছে কি না দেখুন, তারপর আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The results could not be exported</source>
        <translation>ফলাফল এক্সপোর্ট করা যায়নি</translation>
    </message>
    <message>
        <source>All results are kept in the run. An older file of that name was not changed.</source>
        <translation>সব ফলাফল রানে রাখা আছে। ওই নামের পুরোনো ফাইল বদলানো হয়নি।</translation>
    </message>
    <message>
        <source>Free space, or choose another folder, then export again.</source>
        <translation>জায়গা খালি করুন বা অন্য ফোল্ডার বাছুন, তারপর আবার এক্সপোর্ট করুন।</translation>
    </message>
    <message>
        <source>The results could not be written</source>
        <translation>ফলাফল লেখা যায়নি</translation>
    </message>
    <message>
        <source>What was finished is kept in the run, and the run can go on.</source>
        <translation>যা শেষ হয়েছে তা রানে রাখা আছে, রানটি আবার চালানো যাবে।</translation>
    </message>
    <message>
        <source>Free space, or see that you may write there, then go on with the run.</source>
        <translation>জায়গা খালি করুন, অথবা সেখানে লেখার অনুমতি আছে কি না দেখুন, তারপর রান চালিয়ে যান।</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>কাজটি করা যায়নি</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>একটি রান চলছে</translation>
    </message>
    <message>
        <source>SmearScope screens one folder at a time.</source>
        <translation>SmearScope একবারে একটি ফোল্ডার স্ক্রিন করে।</translation>
    </message>
    <message>
        <source>The run goes on; nothing was lost.</source>
        <translation>রান চলছে; কিছুই হারায়নি।</translation>
    </message>
    <message>
        <source>Wait for it to finish, or cancel it (Esc), then open the other one.</source>
        <translation>এটি শেষ হওয়া পর্যন্ত অপেক্ষা করুন, অথবা বাতিল করুন (Esc), তারপর অন্যটি খুলুন।</translation>
    </message>
    <message>
        <source>Results are being exported</source>
        <translation>ফলাফল রপ্তানি হচ্ছে</translation>
    </message>
    <message>
        <source>Two models are being compared</source>
        <translation>দুই মডেলের তুলনা চলছে</translation>
    </message>
    <message>
        <source>SmearScope does one at a time, so that neither makes the other slow.</source>
        <translation>SmearScope একবারে একটি কাজ করে, যাতে একটি অন্যটিকে ধীর না করে।</translation>
    </message>
    <message>
        <source>Your images are only read. Of a comparison that is cancelled nothing is kept.</source>
        <translation>আপনার ছবিগুলো শুধু পড়া হয়। বাতিল করা তুলনার কিছুই রাখা হয় না।</translation>
    </message>
    <message>
        <source>Wait for the comparison on the page Models, or cancel it and screen now.</source>
        <translation>“মডেল” পাতায় তুলনা শেষ হওয়া পর্যন্ত অপেক্ষা করুন, অথবা তা বাতিল করে এখনই স্ক্রিন করুন।</translation>
    </message>
    <message>
        <source>The model is being validated</source>
        <translation>মডেলের যাচাই চলছে</translation>
    </message>
    <message>
        <source>What is screened of a validation that is cancelled is kept, and it can go on later.</source>
        <translation>বাতিল করা যাচাইয়ে যা স্ক্রিন হয়েছে তা রাখা থাকে, পরে সেখান থেকে চালানো যায়।</translation>
    </message>
    <message>
        <source>Wait for the validation on the page Check, or cancel it and screen now.</source>
        <translation>“যাচাই” পাতায় যাচাই শেষ হওয়া পর্যন্ত অপেক্ষা করুন, অথবা তা বাতিল করে এখনই স্ক্রিন করুন।</translation>
    </message>
    <message>
        <source>Drop one folder, or some images</source>
        <translation>একটি ফোল্ডার, অথবা কয়েকটি ছবি টেনে আনুন</translation>
    </message>
    <message>
        <source>Several folders, or folders and files together, were dropped.</source>
        <translation>একাধিক ফোল্ডার, অথবা ফোল্ডার ও ফাইল একসঙ্গে টেনে আনা হয়েছে।</translation>
    </message>
    <message>
        <source>Nothing was screened or changed.</source>
        <translation>কিছুই স্ক্রিন করা বা বদলানো হয়নি।</translation>
    </message>
    <message>
        <source>Put the folders into one folder and drop that: each sub-folder becomes a case.</source>
        <translation>ফোল্ডারগুলো একটি ফোল্ডারে রেখে সেটি টেনে আনুন: প্রতিটি সাব-ফোল্ডার একটি কেস হবে।</translation>
    </message>
    <message>
        <source>Nothing was dropped that can be opened</source>
        <translation>এমন কিছু ছাড়া হয়নি যা খোলা যায়</translation>
    </message>
    <message>
        <source>It is no file or folder of this computer, or its program took it back.</source>
        <translation>এটি এই কম্পিউটারের কোনো ফাইল বা ফোল্ডার নয়, অথবা এর প্রোগ্রাম তা ফিরিয়ে নিয়েছে।</translation>
    </message>
    <message>
        <source>Save it as a file first, then drop that file.</source>
        <translation>আগে এটি ফাইল হিসেবে সংরক্ষণ করুন, তারপর সেই ফাইলটি এখানে ছাড়ুন।</translation>
    </message>
    <message>
        <source>Written to {folder}: {written}. Not written: {missing}.</source>
        <translation>{folder}-এ লেখা হয়েছে: {written}। লেখা হয়নি: {missing}।</translation>
    </message>
    <message>
        <source>Your images were only read; nothing was changed.</source>
        <translation>আপনার ছবিগুলো শুধু পড়া হয়েছে; কিছুই বদলানো হয়নি।</translation>
    </message>
    <message>
        <source>No image was screened with this model.</source>
        <translation>এই মডেল দিয়ে কোনো ছবি স্ক্রিন করা হয়নি।</translation>
    </message>
</context>
<context>
    <name>opened</name>
    <message>
        <source>This run is not finished: {done} of {total} images are screened.</source>
        <translation>এই রান শেষ হয়নি: {total}টি ছবির মধ্যে {done}টি স্ক্রিন করা হয়েছে।</translation>
    </message>
    <message>
        <source>Screen the rest</source>
        <translation>বাকিটা স্ক্রিন করুন</translation>
    </message>
</context>
<context>
    <name>order</name>
    <message>
        <source>Most suspicious first</source>
        <translation>সবচেয়ে সন্দেহজনক আগে</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>সবচেয়ে অনিশ্চিত আগে</translation>
    </message>
    <message>
        <source>As screened</source>
        <translation>স্ক্রিনিংয়ের ক্রমে</translation>
    </message>
    <message>
        <source>By case and file</source>
        <translation>কেস ও ফাইল অনুযায়ী</translation>
    </message>
    <message>
        <source>By answer</source>
        <translation>উত্তর অনুযায়ী</translation>
    </message>
</context>
<context>
    <name>paths</name>
    <message>
        <source>Waiting for the drive of {path}…</source>
        <translation>{path}-এর ড্রাইভের অপেক্ষায়…</translation>
    </message>
    <message>
        <source>Do not &amp;wait</source>
        <translation>&amp;অপেক্ষা করবেন না</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>Case</source>
        <translation>কেস</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ফাইল</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>উত্তর</translation>
    </message>
    <message>
        <source>Prob.</source>
        <translation>সম্ভাব্যতা</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>ফ্ল্যাগ</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>পর্যালোচনা</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>থাম্বনেইল</translation>
    </message>
    <message>
        <source>none</source>
        <translation>নেই</translation>
    </message>
    <message>
        <source>Reviewed by {reviewer}: {answer}</source>
        <translation>{reviewer} পর্যালোচনা করেছেন: {answer}</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Drop a folder anywhere</source>
        <translation>যেকোনো জায়গায় ফোল্ডার টেনে আনুন</translation>
    </message>
    <message>
        <source>SmearScope screens every image in it, offline. Nothing is sent anywhere, and no image is changed.</source>
        <translation>SmearScope অফলাইনে এর প্রতিটি ছবি স্ক্রিন করে। কোথাও কিছু পাঠানো হয় না, কোনো ছবি বদলানো হয় না।</translation>
    </message>
    <message>
        <source>Watch it, or do something else</source>
        <translation>দেখুন, অথবা অন্য কাজ করুন</translation>
    </message>
    <message>
        <source>Pause, cancel, close: what is finished is on the disk, and a run that was not finished can go on.</source>
        <translation>বিরতি দিন, বাতিল করুন, বন্ধ করুন: যা শেষ হয়েছে তা ডিস্কে আছে, আর অসমাপ্ত রান আবার চালানো যায়।</translation>
    </message>
    <message>
        <source>Review what needs eyes, by keyboard</source>
        <translation>যা চোখে দেখা দরকার, কীবোর্ডেই পর্যালোচনা করুন</translation>
    </message>
    <message>
        <source>Doubtful images come first. 1 to 4 name a class, Enter agrees, U is unsure, the arrows move. Every key is on the disk before the next image shows.</source>
        <translation>সন্দেহপূর্ণ ছবি আগে আসে। 1 থেকে 4 চাপলে শ্রেণি, Enter চাপলে মডেলের সঙ্গে একমত, U চাপলে অনিশ্চিত, তীর-কী চাপলে আগের বা পরের ছবি। পরের ছবি দেখানোর আগেই প্রতিটি উত্তর ডিস্কে লেখা হয়ে যায়।</translation>
    </message>
    <message>
        <source>Sign off case by case</source>
        <translation>কেস ধরে ধরে স্বাক্ষর দিন</translation>
    </message>
    <message>
        <source>A case can be signed when every image in its queue has been seen by a person.</source>
        <translation>কেসের তালিকার প্রতিটি ছবি কোনো মানুষ দেখার পরেই কেসে স্বাক্ষর দেওয়া যায়।</translation>
    </message>
    <message>
        <source>Know the model&apos;s limits</source>
        <translation>মডেলের সীমাবদ্ধতা জানুন</translation>
    </message>
    <message>
        <source>Each model says what it was measured on. Check tries it on your own images. It is for research use only: the reader decides.</source>
        <translation>প্রতিটি মডেল জানায় কোন ছবিতে তাকে পরিমাপ করা হয়েছে। “যাচাই” পাতায় আপনার নিজের ছবিতে তা পরখ করা যায়। এটি শুধু গবেষণার জন্য (Research use only): সিদ্ধান্ত নেবেন পর্যালোচক।</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>{name} (tile {x}, {y})</source>
        <translation>{name} (টাইল {x}, {y})</translation>
    </message>
    <message>
        <source>{name} (page {page})</source>
        <translation>{name} (পৃষ্ঠা {page})</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} থেকে {high}</translation>
    </message>
    <message>
        <source>{done} of {total} images</source>
        <translation>{total}টি ছবির মধ্যে {done}টি</translation>
    </message>
    <message>
        <source>{done} of {total} images found so far</source>
        <translation>এ পর্যন্ত পাওয়া {total}টি ছবির মধ্যে {done}টি</translation>
    </message>
</context>
</TS>
