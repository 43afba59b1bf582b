<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_GB">
<context>
    <name>AboutModelDialog</name>
    <message>
        <source>About this model</source>
        <translation>دربارهٔ این مدل</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>شناسنامهٔ مدل</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Version {version}, {precision}, {architecture}.</source>
        <translation>نسخهٔ {version}، {precision}، {architecture}.</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>بستهٔ {digits}</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>کاربرد موردنظر</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>محدودیت‌ها</translation>
    </message>
    <message>
        <source>When it does not report</source>
        <translation>چه وقت گزارش نمی‌دهد</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>چگونه ارزیابی شده است</translation>
    </message>
    <message>
        <source>The card carries no evidence: trust no answer of this model.</source>
        <translation>شناسنامهٔ مدل هیچ شواهدی ندارد: به هیچ پاسخ این مدل اعتماد نکنید.</translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation>دادهٔ آموزش</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>مجوز</translation>
    </message>
    <message>
        <source>The card names none, which no model deserves.</source>
        <translation>شناسنامه هیچ محدودیتی را نام نمی‌برد؛ هیچ مدلی بی‌محدودیت نیست.</translation>
    </message>
    <message>
        <source>Below a probability of {share}, and when a field is out of focus, too dark or too bright, of unknown proportions, or outside what the model knows.</source>
        <translation>در احتمال کمتر از {share}، و وقتی میدان دید خارج از فوکوس، بیش از حد تاریک یا روشن، با نسبت ابعاد ناشناخته یا خارج از دانش مدل باشد.</translation>
    </message>
    <message>
        <source>{name}: {count} images ({counts}); {kind} split, {train} to train, {validation} to validate, {test} to test. Started from {start}.</source>
        <translation>‏⁨{name}⁩: {count} تصویر ({counts})؛ تقسیم {kind}، {train} برای آموزش، {validation} برای اعتبارسنجی، {test} برای آزمون. نقطهٔ شروع: {start}.</translation>
    </message>
    <message>
        <source>{subset}, {count} images</source>
        <translation>‏⁨{subset}⁩، {count} تصویر</translation>
    </message>
    <message>
        <source>Accuracy {accuracy} (95 % interval {low} to {high}); not reported {withheld}; agrees with the trained model on {agreement}.</source>
        <translation>صحت {accuracy} (فاصلهٔ اطمینان 95&#xa0;%: {low} تا {high})؛ گزارش‌نشده {withheld}؛ توافق با مدل آموزش‌دیده {agreement}.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>رده</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>یافته‌شده (recall)</translation>
    </message>
    <message>
        <source>Right (precision)</source>
        <translation>درست (precision)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>تصاویر</translation>
    </message>
    <message>
        <source>Accuracy under other colour, light and focus:</source>
        <translation>صحت با رنگ، نور و وضوح متفاوت:</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغییر</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>صحت</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Agreement of two readers</source>
        <translation>توافق دو خواننده</translation>
    </message>
    <message>
        <source>Comparing{dots}</source>
        <translation>در حال مقایسه{dots}</translation>
    </message>
    <message>
        <source>There is no image that both readers answered</source>
        <translation>هیچ تصویری نیست که هر دو خواننده به آن پاسخ داده باشند</translation>
    </message>
    <message>
        <source>{what}: Cohen&apos;s kappa {value}, too even for an interval; {same}</source>
        <translation>{what}: کاپای کوهن ⁦{value}⁩، پراکندگی پاسخ‌ها برای فاصلهٔ اطمینان کافی نیست؛ {same}</translation>
    </message>
    <message>
        <source>{what}: Cohen&apos;s kappa {value} (95 % interval {low} to {high}); {same}</source>
        <translation>{what}: کاپای کوهن ⁦{value}⁩ (فاصلهٔ اطمینان 95&#xa0;%: ⁦{low}⁩ تا ⁦{high}⁩)؛ {same}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>‏⁨{first}⁩ و ⁨{second}⁩</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>همهٔ پاسخ‌ها</translation>
    </message>
    <message>
        <source>Where both named a class</source>
        <translation>جایی که هر دو رده داده‌اند</translation>
    </message>
    <message>
        <source>As it was when the second reading was closed, {time}. What is settled since changes nothing.</source>
        <translation>وضعیت در زمان بسته‌شدن خوانش دوم، {time}. آنچه از آن پس حل شده چیزی را تغییر نمی‌دهد.</translation>
    </message>
    <message>
        <source>Kappa is 1 for complete agreement and 0 for what chance would bring about. Images of one case are alike, so the interval is rather too narrow.</source>
        <translation>کاپای 1 یعنی توافق کامل و کاپای 0 یعنی توافق در حد تصادف. تصاویر یک مورد به هم شبیه‌اند؛ پس این فاصلهٔ اطمینان کمی تنگ‌تر از واقع است.</translation>
    </message>
    <message>
        <source>{what}: {same}; no kappa, as both gave one and the same answer throughout</source>
        <translation>{what}: {same}؛ کاپا محاسبه نمی‌شود، چون هر دو در همهٔ تصاویر یک پاسخ واحد داده‌اند</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>نامطمئن</translation>
    </message>
    <message>
        <source>{first} and {second}: {count}</source>
        <translation>‏⁨{first}⁩ و ⁨{second}⁩: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n answered differently</source>
        <translation>
            <numerusform>%n تصویر با پاسخ متفاوت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled since</source>
        <translation>
            <numerusform>%n مورد از آن پس حل شده است</numerusform>
        </translation>
    </message>
    <message>
        <source>(the first {count} shown)</source>
        <translation>({count} تصویر نخست نمایش داده شده)</translation>
    </message>
    <message>
        <source>The answers cannot be compared</source>
        <translation>مقایسهٔ پاسخ‌ها ممکن نیست</translation>
    </message>
    <message>
        <source>Rows: first reader. Columns: second reader.</source>
        <translation>ردیف‌ها: خوانندهٔ اول. ستون‌ها: خوانندهٔ دوم.</translation>
    </message>
    <message>
        <source>Images answered differently</source>
        <translation>تصاویر با پاسخ متفاوت</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Enter or a double click shows one, to be settled.</source>
        <translation>برای دیدن تصویر و رفع اختلاف، Enter یا دوبار کلیک.</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer</source>
        <translation>پاسخ</translation>
    </message>
    <message>
        <source>95 % set</source>
        <translation>مجموعهٔ 95&#xa0;%</translation>
    </message>
    <message>
        <source>Holds the true class in 95 of 100 images like those of the calibration.</source>
        <translation>در 95 تصویر از هر 100 تصویر مشابه تصاویر کالیبراسیون، ردهٔ واقعی را در بر دارد.</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>هشدارها</translation>
    </message>
    <message>
        <source>About this model and its limits</source>
        <translation>دربارهٔ این مدل و محدودیت‌هایش</translation>
    </message>
    <message>
        <source>What the model was made for, what it cannot do, how it was measured</source>
        <translation>مدل برای چه ساخته شده، چه کاری از آن برنمی‌آید و چگونه ارزیابی شده است</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>احتمال هر رده</translation>
    </message>
    <message>
        <source>Considered, not reported</source>
        <translation>بررسی‌شده، گزارش‌نشده</translation>
    </message>
    <message>
        <source>None</source>
        <translation>ندارد</translation>
    </message>
</context>
<context>
    <name>BarKey</name>
    <message>
        <source>reported</source>
        <translation>گزارش‌شده</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
</context>
<context>
    <name>CardTables</name>
    <message>
        <source>Truth ↓  model says</source>
        <translation>ردهٔ واقعی ↓  پاسخ مدل</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>درهم‌ریختگی</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>هر رده</translation>
    </message>
    <message>
        <source>Other colour and light</source>
        <translation>رنگ و نور متفاوت</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>آستانه‌ها</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>آموزش</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>تبدیل</translation>
    </message>
    <message>
        <source>Under this change</source>
        <translation>با این تغییر</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>صحت</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>آستانه</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>پیش‌فرض</translation>
    </message>
    <message>
        <source>May be set</source>
        <translation>بازهٔ مجاز</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>معنا</translation>
    </message>
    <message>
        <source>The card carries no confusion matrix of its classes.</source>
        <translation>شناسنامهٔ مدل ماتریس درهم‌ریختگی رده‌ها را ندارد.</translation>
    </message>
    <message>
        <source>Measured on {count} images of the part {subset}, which taught the model nothing.</source>
        <translation>اندازه‌گیری‌شده روی {count} تصویر از بخش ⁨{subset}⁩، که در آموزش مدل نقشی نداشته است.</translation>
    </message>
    <message>
        <source>malignant</source>
        <translation>بدخیم</translation>
    </message>
    <message>
        <source>not malignant</source>
        <translation>غیربدخیم</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>رده</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>ماهیت</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>یافته‌شده (recall)</translation>
    </message>
    <message>
        <source>Right (precision)</source>
        <translation>درست (precision)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>تصاویر</translation>
    </message>
    <message>
        <source>{count} to train</source>
        <translation>{count} برای آموزش</translation>
    </message>
    <message>
        <source>{count} to validate</source>
        <translation>{count} برای اعتبارسنجی</translation>
    </message>
    <message>
        <source>{count} to calibrate</source>
        <translation>{count} برای کالیبراسیون</translation>
    </message>
    <message>
        <source>{count} to test</source>
        <translation>{count} برای آزمون</translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation>دادهٔ آموزش</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>منبع</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>تقسیم داده‌ها</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>معماری</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>نقطهٔ شروع</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>دستور آموزش</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>بی‌نام</translation>
    </message>
    <message>
        <source>{name}, {epochs} epochs, seed {seed}</source>
        <translation>‏⁨{name}⁩، {epochs} دوره (epoch)، مقدار اولیه (seed) {seed}</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>موفق</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>ناموفق</translation>
    </message>
    <message>
        <source>FAILED, and was allowed to</source>
        <translation>ناموفق، ولی مجاز شمرده شده</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>نتیجه</translation>
    </message>
    <message>
        <source>Check against the trained model</source>
        <translation>مقایسه با مدل آموزش‌دیده</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>مقدار</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>حد مجاز</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Use as default</source>
        <translation>پیش‌فرض شود</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>خودآزمایی</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>Damaged model</source>
        <translation>مدل آسیب‌دیده</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>بستهٔ {digits}</translation>
    </message>
    <message>
        <source>Install its file again, or remove it.</source>
        <translation>فایل آن را دوباره نصب کنید یا مدل را حذف کنید.</translation>
    </message>
    <message>
        <source>Install SmearScope again.</source>
        <translation>برنامهٔ SmearScope را دوباره نصب کنید.</translation>
    </message>
    <message>
        <source>This model is damaged: {fault}.</source>
        <translation>این مدل آسیب دیده است: ⁨{fault}⁩.</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn sample(s) answered</source>
        <translation>
            <numerusform>به %n نمونهٔ ترسیمی پاسخ داده شد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read, on purpose</source>
        <translation>
            <numerusform>%n نمونه عمداً ناخواناست</numerusform>
        </translation>
    </message>
    <message>
        <source>The self-test holds: files and golden outputs are as they should be, by {runtime}</source>
        <translation>خودآزمایی موفق بود: فایل‌ها و خروجی‌های مرجع همان‌اند که باید باشند، با {runtime}</translation>
    </message>
    <message>
        <source>The self-test failed. Do not screen with this model on this computer.</source>
        <translation>خودآزمایی ناموفق بود. با این مدل روی این رایانه غربالگری نکنید.</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>لغو آزمون</translation>
    </message>
    <message>
        <source>It ships with SmearScope and cannot be removed</source>
        <translation>همراه SmearScope ارائه شده و قابل حذف نیست</translation>
    </message>
    <message>
        <source>It is the default; use another one as the default first</source>
        <translation>این مدل پیش‌فرض است؛ نخست مدل دیگری را پیش‌فرض کنید</translation>
    </message>
    <message>
        <source>The card carries no evidence: trust no answer.</source>
        <translation>شناسنامهٔ مدل هیچ شواهدی ندارد: به هیچ پاسخی اعتماد نکنید.</translation>
    </message>
    <message>
        <source>The card names none, which no model deserves.</source>
        <translation>شناسنامه هیچ محدودیتی را نام نمی‌برد؛ هیچ مدلی بی‌محدودیت نیست.</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>کاربرد موردنظر</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>امضا</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>مجوز</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>محدودیت‌ها</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>شناسنامهٔ مدل</translation>
    </message>
</context>
<context>
    <name>CaseDetail</name>
    <message>
        <source>Case</source>
        <translation>مورد</translation>
    </message>
    <message>
        <source>Review this case</source>
        <translation>بازبینی این مورد</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>تأیید نهایی</translation>
    </message>
    <message>
        <source>Withdraw the sign-off</source>
        <translation>پس‌گرفتن تأیید نهایی</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n تصویر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n تصویر خوانده نشد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to be screened</source>
        <translation>
            <numerusform>%n تصویر هنوز غربال نشده</numerusform>
        </translation>
    </message>
    <message>
        <source>Malignant share as reported by the model: {share}</source>
        <translation>سهم بدخیم طبق گزارش مدل: {share}</translation>
    </message>
    <message>
        <source>Malignant share with the reviewers&apos; answers: {share}</source>
        <translation>سهم بدخیم با پاسخ بازبین‌ها: {share}</translation>
    </message>
    <message>
        <source>Reviewers agree with {same} of {all} reported answers they looked at.</source>
        <translation>از {all} پاسخ گزارش‌شده‌ای که بازبین‌ها دیده‌اند، با {same} پاسخ موافق‌اند.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>مدل</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>بازبین‌ها</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>برآیند</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>بدون رده</translation>
    </message>
    <message>
        <source>A second reader is at work: the first reader&apos;s answers and sign-offs are hidden.</source>
        <translation>خوانندهٔ دوم در حال کار است: پاسخ‌ها و تأییدهای نهایی خوانندهٔ اول پنهان‌اند.</translation>
    </message>
    <message>
        <source>Signed off by {name} at {time}</source>
        <translation>تأیید نهایی توسط ⁨{name}⁩ در ⁦{time}⁩</translation>
    </message>
    <message>
        <source>The sign-off was withdrawn: {reason}</source>
        <translation>تأیید نهایی پس گرفته شد: ⁨{reason}⁩</translation>
    </message>
    <message>
        <source>A second reader is at work. Sign off when the second reading is closed.</source>
        <translation>خوانندهٔ دوم در حال کار است. پس از بسته‌شدن خوانش دوم تأیید نهایی کنید.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) still to be screened before it can be signed off.</source>
        <translation>
            <numerusform>پیش از تأیید نهایی، %n تصویر هنوز باید غربال شود.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder was not searched to its end. Resume the run before signing off.</source>
        <translation>جست‌وجوی پوشه به پایان نرسیده است. پیش از تأیید نهایی، اجرا را ادامه دهید.</translation>
    </message>
    <message numerus="yes">
        <source>%n to review before it can be signed off.</source>
        <translation>
            <numerusform>پیش از تأیید نهایی، %n تصویر باید بازبینی شود.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in it could be read, so nobody has looked at it. It can be signed off.</source>
        <translation>چیزی در آن خوانده نشد، پس کسی آن را ندیده است. می‌توان آن را تأیید نهایی کرد.</translation>
    </message>
    <message>
        <source>Nothing in it needs a second look. It can be signed off.</source>
        <translation>هیچ تصویری در آن به نگاه دوباره نیاز ندارد. می‌توان آن را تأیید نهایی کرد.</translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed. It can be signed off.</source>
        <translation>
            <numerusform>همهٔ %n تصویر بازبینی شده است. می‌توان آن را تأیید نهایی کرد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Most suspicious images</source>
        <translation>مشکوک‌ترین تصاویر</translation>
    </message>
    <message>
        <source>Most suspicious</source>
        <translation>مشکوک‌ترین‌ها</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Filter by case</source>
        <translation>فیلتر بر اساس مورد</translation>
    </message>
    <message>
        <source>Agreement of two readers</source>
        <translation>توافق دو خواننده</translation>
    </message>
    <message>
        <source>No cases yet</source>
        <translation>هنوز موردی نیست</translation>
    </message>
    <message>
        <source>A case is a sub-folder of the screened folder. Open a run, or screen a folder.</source>
        <translation>هر مورد، زیرپوشه‌ای از پوشهٔ غربال‌شده است. اجرایی را باز کنید یا پوشه‌ای را غربال کنید.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>بازکردن اجرا</translation>
    </message>
    <message>
        <source>{name} signed off {case}</source>
        <translation>‏⁨{name}⁩ مورد ⁨{case}⁩ را تأیید نهایی کرد</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
    <message>
        <source>The sign-off of {case} was withdrawn</source>
        <translation>تأیید نهایی ⁨{case}⁩ پس گرفته شد</translation>
    </message>
    <message>
        <source>{signed} of {all} cases signed off</source>
        <translation>{signed} مورد از {all} مورد تأیید نهایی شده</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>موارد</translation>
    </message>
</context>
<context>
    <name>CasesTable</name>
    <message>
        <source>Case</source>
        <translation>مورد</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>تصاویر</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>گزارش‌شده</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
    <message>
        <source>Malignant</source>
        <translation>بدخیم</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>بیشینه</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>برای بازبینی</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>تأیید نهایی</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>هیچ</translation>
    </message>
    <message numerus="yes">
        <source>all %n done</source>
        <translation>
            <numerusform>همهٔ %n انجام شد</numerusform>
        </translation>
    </message>
    <message>
        <source>{left} of {all}</source>
        <translation>{left} از {all}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>پس‌گرفته</translation>
    </message>
</context>
<context>
    <name>ChartsDialog</name>
    <message>
        <source>Charts of {folder}</source>
        <translation>نمودارهای ⁨{folder}⁩</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>رده</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>همهٔ رده‌ها</translation>
    </message>
    <message>
        <source>{count} of {total} images ({share}) have a stain unlike the model&apos;s training images.</source>
        <translation>رنگ‌آمیزی {count} تصویر از {total} تصویر ({share}) به تصاویر آموزش مدل شباهت ندارد.</translation>
    </message>
    <message numerus="yes">
        <source>A square stands for %Ln image(s) in the order in which they were screened.</source>
        <translation>
            <numerusform>هر خانه نشانهٔ %Ln تصویر است، به ترتیب غربالگری.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cases with the most</source>
        <translation>موارد با بیشترین تعداد</translation>
    </message>
    <message>
        <source>No case has any</source>
        <translation>هیچ موردی چنین تصویری ندارد</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} از {total}</translation>
    </message>
    <message>
        <source>Show the case {name} in the results</source>
        <translation>نمایش مورد ⁨{name}⁩ در نتایج</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>تعداد تصاویر هر رده</translation>
    </message>
    <message>
        <source>How sure the model was</source>
        <translation>میزان اطمینان مدل</translation>
    </message>
    <message>
        <source>Stain of the run</source>
        <translation>رنگ‌آمیزی اجرا</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Validate the model on your own images</source>
        <translation>اعتبارسنجی مدل روی تصاویر خودتان</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>انتخاب پوشه…</translation>
    </message>
    <message>
        <source>Progress of the validation</source>
        <translation>پیشرفت اعتبارسنجی</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
    <message>
        <source>Looking into {folder}</source>
        <translation>در حال بررسی ⁨{folder}⁩</translation>
    </message>
    <message>
        <source>Validating on {folder}</source>
        <translation>اعتبارسنجی روی ⁨{folder}⁩</translation>
    </message>
    <message>
        <source>Stopping after this image</source>
        <translation>پس از این تصویر متوقف می‌شود</translation>
    </message>
    <message>
        <source>Waiting for what goes on before it</source>
        <translation>در انتظار پایان کار قبلی</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>در حال بررسی مدل</translation>
    </message>
    <message>
        <source>Counting the images</source>
        <translation>در حال شمارش تصاویر</translation>
    </message>
    <message>
        <source>Counting the answers and writing the report</source>
        <translation>در حال شمارش پاسخ‌ها و نوشتن گزارش</translation>
    </message>
    <message>
        <source>{count} images found so far</source>
        <translation>{count} تصویر تاکنون یافت شده</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was screened.</source>
        <translation>لغو شد. هیچ تصویری غربال نشد.</translation>
    </message>
    <message>
        <source>Cancelled. {done} of {total} images are screened and kept; starting again goes on with them.</source>
        <translation>لغو شد. {done} تصویر از {total} تصویر غربال و نگهداری شده است؛ با شروع دوباره، کار از همان‌جا ادامه می‌یابد.</translation>
    </message>
    <message>
        <source>This is a fault of SmearScope. Your images were only read; nothing was changed.</source>
        <translation>این خطای خود SmearScope است. تصاویر شما فقط خوانده شدند؛ چیزی تغییر نکرد.</translation>
    </message>
    <message>
        <source>The model was changed meanwhile: {model} answers now. Look over the classes again.</source>
        <translation>مدل در این میان عوض شده است: اکنون ⁨{model}⁩ پاسخ می‌دهد. رده‌ها را دوباره بررسی کنید.</translation>
    </message>
    <message>
        <source>This folder cannot be validated with</source>
        <translation>با این پوشه نمی‌توان اعتبارسنجی کرد</translation>
    </message>
    <message>
        <source>Drop a folder here that holds one folder for each class, such as Benign, Early Pre-B, Pre-B and Pro-B, with images whose class is known in another way. SmearScope answers on each, compares, and writes a report with sensitivity, specificity, intervals and limits. Images stay where they are and are never changed.</source>
        <translation>پوشه‌ای را اینجا رها کنید که برای هر رده یک پوشه دارد، مانند Benign، Early Pre-B، Pre-B و Pro-B، با تصاویری که ردهٔ آن‌ها از راهی دیگر معلوم است. SmearScope به هر تصویر پاسخ می‌دهد، مقایسه می‌کند و گزارشی با حساسیت، ویژگی، فاصله‌های اطمینان و محدودیت‌ها می‌نویسد. تصاویر سر جای خود می‌مانند و هرگز تغییر نمی‌کنند.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>پوشه</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>رده‌ها</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>غربالگری</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>نتیجه</translation>
    </message>
</context>
<context>
    <name>ClassChart</name>
    <message>
        <source>Images per class</source>
        <translation>تعداد تصاویر هر رده</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>ناخوانا</translation>
    </message>
    <message numerus="yes">
        <source>{total}, of which %Ln image(s) not reported</source>
        <translation>
            <numerusform>{total}، از آن‌ها %Ln گزارش‌نشده</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassCounts</name>
    <message>
        <source>Not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>ناخوانا</translation>
    </message>
</context>
<context>
    <name>CloseReadingDialog</name>
    <message>
        <source>Close your second reading?</source>
        <translation>خوانش دوم شما بسته شود؟</translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n تصویر برای بازبینی</numerusform>
        </translation>
    </message>
    <message>
        <source>Both readers&apos; answers are compared as they are now, and that figure stays. A closed reading is not opened again.</source>
        <translation>پاسخ‌های هر دو خواننده همان‌گونه که اکنون هستند مقایسه می‌شوند و آن رقم ثابت می‌ماند. خوانش بسته‌شده دوباره باز نمی‌شود.</translation>
    </message>
</context>
<context>
    <name>CompareResult</name>
    <message>
        <source>Same class</source>
        <translation>ردهٔ یکسان</translation>
    </message>
    <message>
        <source>Share of the images that both could read with the same likeliest class</source>
        <translation>سهم تصاویر خوانا برای هر دو مدل که محتمل‌ترین رده‌شان یکسان است</translation>
    </message>
    <message>
        <source>Same side</source>
        <translation>ماهیت یکسان</translation>
    </message>
    <message>
        <source>Share of these that both call malignant, or both not malignant</source>
        <translation>سهم تصاویری از این‌ها که هر دو مدل بدخیم یا هر دو غیربدخیم می‌دانند</translation>
    </message>
    <message>
        <source>Same class where both report</source>
        <translation>ردهٔ یکسان در گزارش هر دو</translation>
    </message>
    <message>
        <source>Share of the images that both reported with one class</source>
        <translation>سهم تصاویر گزارش‌شدهٔ هر دو مدل که ردهٔ یکسان گرفته‌اند</translation>
    </message>
    <message>
        <source>A says ↓  B says</source>
        <translation>پاسخ A ↓  پاسخ B</translation>
    </message>
    <message>
        <source>Check a model on images whose classes are known</source>
        <translation>سنجش مدل روی تصاویری که ردهٔ آن‌ها معلوم است</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s), pages and tiles compared.</source>
        <translation>
            <numerusform>%n تصویر، صفحه و کاشی مقایسه شد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Agreement beyond chance (Cohen&apos;s kappa): {kappa}.</source>
        <translation>توافق فراتر از تصادف (کاپای کوهن): ⁦{kappa}⁩.</translation>
    </message>
    <message>
        <source>Reported by A only: {first}, by B only: {second}.</source>
        <translation>گزارش‌شده فقط توسط A: {first}، فقط توسط B: {second}.</translation>
    </message>
    <message numerus="yes">
        <source>%n left out, as they came, went or changed meanwhile.</source>
        <translation>
            <numerusform>%n تصویر کنار گذاشته شد، چون در این میان اضافه، حذف یا عوض شده بود.</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>مدل</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>گزارش‌شده</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>ناخوانا</translation>
    </message>
    <message>
        <source>Time of an answer</source>
        <translation>زمان هر پاسخ</translation>
    </message>
    <message>
        <source>Different ({count})</source>
        <translation>متفاوت ({count})</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message>
        <source>A says {first}, B says {second}: {count}</source>
        <translation>پاسخ A‏: ⁨{first}⁩، پاسخ B‏: ⁨{second}⁩ ({count})</translation>
    </message>
    <message>
        <source>Images on which the models differ, the gravest first</source>
        <translation>تصاویری که دو مدل در آن‌ها اختلاف دارند، ابتدا مهم‌ترین‌ها</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>متفاوت</translation>
    </message>
    <message>
        <source>Class against class</source>
        <translation>رده در برابر رده</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>هر دو مدل</translation>
    </message>
    <message>
        <source>Agreement is not accuracy: where both say the same, both may be wrong.</source>
        <translation>توافق به معنای صحت نیست: جایی که هر دو یک پاسخ می‌دهند، ممکن است هر دو اشتباه کنند.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Model A</source>
        <translation>مدل A</translation>
    </message>
    <message>
        <source>Model B</source>
        <translation>مدل B</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>انتخاب پوشه…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>مقایسه</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>پیشرفت مقایسه</translation>
    </message>
    <message>
        <source>Comparing on {folder}</source>
        <translation>مقایسه روی ⁨{folder}⁩</translation>
    </message>
    <message>
        <source>Waiting for what goes on before it</source>
        <translation>در انتظار پایان کار قبلی</translation>
    </message>
    <message>
        <source>Stopping after this image</source>
        <translation>پس از این تصویر متوقف می‌شود</translation>
    </message>
    <message>
        <source>Checking both models</source>
        <translation>در حال بررسی هر دو مدل</translation>
    </message>
    <message>
        <source>Cancelled. Of a comparison nothing is kept; your images were only read.</source>
        <translation>لغو شد. از مقایسهٔ لغوشده چیزی نگهداری نمی‌شود؛ تصاویر شما فقط خوانده شدند.</translation>
    </message>
    <message>
        <source>This is a fault of SmearScope. Your images were only read; nothing was changed.</source>
        <translation>این خطای خود SmearScope است. تصاویر شما فقط خوانده شدند؛ چیزی تغییر نکرد.</translation>
    </message>
    <message>
        <source>Both models answer every image of a folder, one after the other, each with its card&apos;s own thresholds. You see where they agree, and each image on which they do not. Nothing is kept, and images are only read. Drop a folder here, or choose one.</source>
        <translation>هر دو مدل، یکی پس از دیگری و با آستانه‌های شناسنامهٔ خودشان، به همهٔ تصاویر یک پوشه پاسخ می‌دهند. می‌بینید کجا توافق دارند، و تک‌تک تصاویری را که در آن‌ها توافق ندارند. چیزی نگهداری نمی‌شود و تصاویر فقط خوانده می‌شوند. پوشه‌ای را اینجا رها کنید یا انتخاب کنید.</translation>
    </message>
    <message>
        <source>A second model is needed: install one first</source>
        <translation>به مدل دوم نیاز است: نخست یکی نصب کنید</translation>
    </message>
    <message>
        <source>Choose two different models</source>
        <translation>دو مدل متفاوت انتخاب کنید</translation>
    </message>
    <message>
        <source>Choose a folder of images</source>
        <translation>یک پوشهٔ تصویر انتخاب کنید</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>هنوز پوشه‌ای نیست</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>پوشه</translation>
    </message>
    <message>
        <source>Compare two models</source>
        <translation>مقایسهٔ دو مدل</translation>
    </message>
    <message>
        <source>Compare with reference images</source>
        <translation>مقایسه با تصاویر مرجع</translation>
    </message>
    <message>
        <source>Reference images</source>
        <translation>تصاویر مرجع</translation>
    </message>
    <message>
        <source>Your own gallery. Adding copies this image to your data folder, where it stays when the run is gone. Delete removes a copy.</source>
        <translation>گالری خود شما. با افزودن، رونوشتی از این تصویر در پوشهٔ داده‌های شما ذخیره می‌شود و پس از حذف اجرا هم می‌ماند. کلید Delete یک رونوشت را حذف می‌کند.</translation>
    </message>
    <message numerus="yes">
        <source>%n added by others since this run began, hidden from a blind reader</source>
        <translation>
            <numerusform>%n تصویر که دیگران از آغاز این اجرا افزوده‌اند، از خوانندهٔ کور پنهان است</numerusform>
        </translation>
    </message>
    <message>
        <source>Add this image</source>
        <translation>افزودن این تصویر</translation>
    </message>
    <message>
        <source>Add this image to {name}</source>
        <translation>افزودن این تصویر به ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Reference images of {name}</source>
        <translation>تصاویر مرجع ⁨{name}⁩</translation>
    </message>
</context>
<context>
    <name>ConfidenceChart</name>
    <message>
        <source>How sure the model was</source>
        <translation>میزان اطمینان مدل</translation>
    </message>
    <message>
        <source>{low} to {high}: {reported} reported, {withheld} not reported</source>
        <translation>{low} تا {high}: {reported} گزارش‌شده، {withheld} گزارش‌نشده</translation>
    </message>
    <message>
        <source>reported from {share}</source>
        <translation>گزارش از {share}</translation>
    </message>
    <message>
        <source>Probability of the predicted class</source>
        <translation>احتمال ردهٔ پیش‌بینی‌شده</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Folder says ↓  model says</source>
        <translation>طبق پوشه ↓  طبق مدل</translation>
    </message>
    <message>
        <source>{truth} taken for {given}: {count}</source>
        <translation>واقعی ⁨{truth}⁩، پاسخ ⁨{given}⁩: {count}</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>Image</source>
        <translation>تصویر</translation>
    </message>
    <message>
        <source>A says</source>
        <translation>پاسخ A</translation>
    </message>
    <message>
        <source>B says</source>
        <translation>پاسخ B</translation>
    </message>
    <message>
        <source>How they differ</source>
        <translation>نوع اختلاف</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>ناخوانا</translation>
    </message>
    <message>
        <source>Not reported ({said})</source>
        <translation>گزارش‌نشده ({said})</translation>
    </message>
    <message>
        <source>Malignant by one only</source>
        <translation>بدخیم فقط از نظر یکی</translation>
    </message>
    <message>
        <source>Another class</source>
        <translation>ردهٔ دیگر</translation>
    </message>
    <message>
        <source>Reported by one only</source>
        <translation>گزارش‌شده فقط توسط یکی</translation>
    </message>
    <message>
        <source>Read by one only</source>
        <translation>خوانده‌شده فقط توسط یکی</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export results</source>
        <translation>خروجی گرفتن از نتایج</translation>
    </message>
    <message>
        <source>There already, and about to be replaced: {names}</source>
        <translation>از پیش موجود است و جایگزین می‌شود: ⁨{names}⁩</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;جایگزینی</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;خروجی</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>&amp;Stop the export</source>
        <translation>&amp;توقف خروجی</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>بازکردن &amp;پوشه</translation>
    </message>
    <message>
        <source>&amp;Print the report</source>
        <translation>&amp;چاپ گزارش</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>&amp;Keep it open</source>
        <translation>&amp;باز بماند</translation>
    </message>
    <message>
        <source>SmearScope closes when the export is written.</source>
        <translation>پس از نوشته‌شدن خروجی، SmearScope بسته می‌شود.</translation>
    </message>
    <message>
        <source>SmearScope closes when the printer has all pages.</source>
        <translation>وقتی همهٔ صفحه‌ها به چاپگر رسید، SmearScope بسته می‌شود.</translation>
    </message>
    <message>
        <source>&amp;Stop printing</source>
        <translation>&amp;توقف چاپ</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) exported to {path}.</source>
        <translation>
            <numerusform>خروجی %n ردیف در ⁦{path}⁩ نوشته شد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>بازکردن پوشه</translation>
    </message>
    <message>
        <source>SmearScope stays open, as the results could not be exported.</source>
        <translation>SmearScope باز می‌ماند، چون نتایج را نمی‌شد صادر کرد.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n صفحه به چاپگر فرستاده شد.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Preview of</source>
        <translation>پیش‌نمایش برای</translation>
    </message>
    <message>
        <source>Of a whole run or case only: with rows missing it would look complete.</source>
        <translation>فقط برای کل اجرا یا یک مورد: وگرنه با ردیف‌های کم‌شده هم کامل به نظر می‌رسید.</translation>
    </message>
    <message>
        <source>There is no whole slide among these images.</source>
        <translation>در میان این تصاویر اسلاید کاملی نیست.</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>خروجی در یک پوشه</translation>
    </message>
    <message>
        <source>Images in the report at most</source>
        <translation>حداکثر تعداد تصاویر گزارش</translation>
    </message>
    <message>
        <source>Export into the folder</source>
        <translation>پوشهٔ خروجی</translation>
    </message>
    <message>
        <source>&amp;Browse{dots}</source>
        <translation>&amp;مرور{dots}</translation>
    </message>
    <message>
        <source>&amp;Open the folder afterwards</source>
        <translation>&amp;بازکردن پوشه در پایان</translation>
    </message>
    <message>
        <source>&amp;Print the report afterwards</source>
        <translation>&amp;چاپ گزارش در پایان</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>کدام ردیف‌ها</translation>
    </message>
    <message>
        <source>As</source>
        <translation>قالب خروجی</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>پیش‌نمایش</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>در پوشهٔ</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message>
        <source>First rows of the export</source>
        <translation>نخستین ردیف‌های خروجی</translation>
    </message>
    <message numerus="yes">
        <source>The first {count} of %Ln row(s)</source>
        <translation>
            <numerusform>{count} ردیف نخست از %Ln ردیف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln row(s)</source>
        <translation>
            <numerusform>همهٔ %Ln ردیف</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is reading blindly, so no reader&apos;s answers or sign-offs are exported.</source>
        <translation>⁨{name}⁩ در حال خوانش کور است، پس پاسخ یا تأیید نهایی هیچ خواننده‌ای صادر نمی‌شود.</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Progress of the export</source>
        <translation>پیشرفت خروجی</translation>
    </message>
    <message>
        <source>Exporting{dots}</source>
        <translation>در حال تهیهٔ خروجی{dots}</translation>
    </message>
    <message>
        <source>You may close this window; the export goes on.</source>
        <translation>می‌توانید این پنجره را ببندید؛ تهیهٔ خروجی ادامه می‌یابد.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) exported</source>
        <translation>
            <numerusform>خروجی %Ln ردیف نوشته شد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportScopeBox</name>
    <message>
        <source>&amp;Whole run</source>
        <translation>&amp;کل اجرا</translation>
    </message>
    <message>
        <source>One &amp;case</source>
        <translation>&amp;یک مورد</translation>
    </message>
    <message>
        <source>Rows under the current &amp;filter</source>
        <translation>ردیف‌های &amp;فیلتر کنونی</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>مورد</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
    <message>
        <source>The results are not filtered.</source>
        <translation>نتایج فیلتر نشده است.</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>95 % interval {bounds}</source>
        <translation>فاصلهٔ اطمینان 95&#xa0;%: ⁨{bounds}⁩</translation>
    </message>
    <message>
        <source>nothing to count</source>
        <translation>چیزی برای شمارش نیست</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>More filters</source>
        <translation>فیلترهای بیشتر</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>هشدار</translation>
    </message>
    <message>
        <source>Any or none</source>
        <translation>فرقی ندارد</translation>
    </message>
    <message>
        <source>Probability at least</source>
        <translation>حداقل احتمال</translation>
    </message>
    <message>
        <source>Probability at most</source>
        <translation>حداکثر احتمال</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>مورد</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>بازبینی</translation>
    </message>
    <message>
        <source>Reviewed or not</source>
        <translation>بازبینی‌شده یا نشده</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>بازبینی‌شده</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>بازبینی‌نشده</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>همهٔ موارد</translation>
    </message>
    <message>
        <source>to</source>
        <translation>تا</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>رده</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>احتمال</translation>
    </message>
</context>
<context>
    <name>HeatmapControls</name>
    <message>
        <source>Heatmap of class</source>
        <translation>ردهٔ نقشهٔ حرارتی</translation>
    </message>
    <message>
        <source>Colours of the heatmap</source>
        <translation>رنگ‌های نقشهٔ حرارتی</translation>
    </message>
    <message>
        <source>All three are even in lightness and safe for the colour-blind</source>
        <translation>روشنایی هر سه یکنواخت تغییر می‌کند و برای افراد کوررنگ مناسب است</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>پنهان</translation>
    </message>
    <message>
        <source>Hide the heatmap for as long as you hold this, or the key H</source>
        <translation>تا وقتی این دکمه یا کلید H را نگه دارید، نقشهٔ حرارتی پنهان می‌ماند</translation>
    </message>
    <message>
        <source>Hide the heatmap while held</source>
        <translation>پنهان‌کردن نقشهٔ حرارتی تا وقتی نگه داشته شود</translation>
    </message>
    <message>
        <source>&amp;Heatmap</source>
        <translation>نقشهٔ &amp;حرارتی</translation>
    </message>
    <message>
        <source>O&amp;pacity</source>
        <translation>&amp;پررنگی</translation>
    </message>
</context>
<context>
    <name>HelpPages</name>
    <message>
        <source>The user guide is not part of this installation.</source>
        <translation>راهنمای کاربر در این نصب موجود نیست.</translation>
    </message>
    <message>
        <source>The page of licences is part of the packaged application only.</source>
        <translation>صفحهٔ پروانه‌ها تنها بخشی از برنامهٔ بسته‌بندی‌شده است.</translation>
    </message>
    <message>
        <source>No browser was found on this computer. The page lies at {place}.</source>
        <translation>در این رایانه مرورگری پیدا نشد. صفحه در ⁨{place}⁩ است.</translation>
    </message>
</context>
<context>
    <name>ImagePair</name>
    <message>
        <source>Original image</source>
        <translation>تصویر اصلی</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>اصلی</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>نقشهٔ حرارتی</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Between the whole image and its single pixels (Z)</source>
        <translation>جابه‌جایی میان کل تصویر و تک‌تک پیکسل‌ها (Z)</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>اصلی</translation>
    </message>
    <message>
        <source>Show the original beside the heatmap; both move together</source>
        <translation>نمایش تصویر اصلی در کنار نقشهٔ حرارتی؛ هر دو با هم حرکت می‌کنند</translation>
    </message>
    <message>
        <source>This image cannot be shown now; its answer stays.
{reason}</source>
        <translation>این تصویر اکنون قابل نمایش نیست؛ پاسخ آن محفوظ است.
{reason}</translation>
    </message>
    <message>
        <source>Select a row to see its image</source>
        <translation>برای دیدن تصویر، ردیفی را انتخاب کنید</translation>
    </message>
    <message>
        <source>No image: this file could not be read</source>
        <translation>بدون تصویر: این فایل خوانده نشد</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>⁦{width} × {height} px⁩</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>در حال خواندن تصویر…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>کل تصویر</translation>
    </message>
    <message>
        <source>Show single pixels</source>
        <translation>نمایش تک‌تک پیکسل‌ها</translation>
    </message>
    <message>
        <source>Fit the whole image</source>
        <translation>نمایش کل تصویر در کادر</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>Image</source>
        <translation>تصویر</translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <source>Install {name}?</source>
        <translation>⁨{name}⁩ نصب شود؟</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>نصب</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
</context>
<context>
    <name>KnownModels</name>
    <message>
        <source>Damaged model</source>
        <translation>مدل آسیب‌دیده</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>همراه برنامه</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>نصب‌شده</translation>
    </message>
    <message>
        <source>default</source>
        <translation>پیش‌فرض</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>weak</source>
        <translation>ضعیف</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>قوی</translation>
    </message>
    <message>
        <source>no place speaks for it</source>
        <translation>هیچ ناحیه‌ای به سود این رده نیست</translation>
    </message>
    <message>
        <source>How much each place spoke for the chosen class, relative to the strongest place of this image.
Weak places stay clear, so that the stain keeps its colour.
Colours of different images or classes cannot be compared.</source>
        <translation>میزان شواهد هر ناحیه به سود ردهٔ انتخاب‌شده، نسبت به قوی‌ترین ناحیهٔ همین تصویر.
ناحیه‌های ضعیف شفاف می‌مانند تا رنگ‌آمیزی دیده شود.
رنگ‌های تصویرها یا رده‌های مختلف با هم قابل مقایسه نیستند.</translation>
    </message>
    <message>
        <source>Legend: dark violet is weak, yellow is strong evidence</source>
        <translation>راهنمای رنگ‌ها: بنفش تیره یعنی شواهد ضعیف و زرد یعنی شواهد قوی</translation>
    </message>
    <message>
        <source>Legend: black is weak, pale yellow is strong evidence</source>
        <translation>راهنمای رنگ‌ها: سیاه یعنی شواهد ضعیف و زرد کم‌رنگ یعنی شواهد قوی</translation>
    </message>
    <message>
        <source>Legend: dark blue is weak, yellow is strong evidence</source>
        <translation>راهنمای رنگ‌ها: آبی تیره یعنی شواهد ضعیف و زرد یعنی شواهد قوی</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Another SmearScope window is open and does not answer, so this one opened beside it.</source>
        <translation>پنجرهٔ دیگری از SmearScope باز است و پاسخ نمی‌دهد؛ پس این پنجره در کنار آن باز شد.</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>بازکردن پوشهٔ تصاویر</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>بازکردن تصاویر</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>بازکردن پوشهٔ اجرا</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>شروع</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>غربالگری</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>نتایج</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>بازبینی</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>موارد</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>مدل‌ها</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>سنجش</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>تنظیمات</translation>
    </message>
</context>
<context>
    <name>MappingView</name>
    <message>
        <source>Choose another folder…</source>
        <translation>انتخاب پوشهٔ دیگر…</translation>
    </message>
    <message>
        <source>Start the validation</source>
        <translation>شروع اعتبارسنجی</translation>
    </message>
    <message>
        <source>Which folder holds which class?</source>
        <translation>هر پوشه مربوط به کدام رده است؟</translation>
    </message>
    <message>
        <source>{model} will answer on every image; the folder says what is right. Folders were matched by their names. Sub-folders of a class folder count as cases.</source>
        <translation>مدل {model} به همهٔ تصاویر پاسخ می‌دهد؛ پوشه می‌گوید پاسخ درست چیست. پوشه‌ها از روی نامشان تطبیق داده شده‌اند. هر زیرپوشهٔ پوشهٔ رده یک مورد به شمار می‌آید.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>پوشه</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>تصاویر</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>رده</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>انتخاب…</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>کنار گذاشتن</translation>
    </message>
    <message>
        <source>Class of the folder {folder}</source>
        <translation>ردهٔ پوشهٔ ⁨{folder}⁩</translation>
    </message>
    <message>
        <source>This folder holds {count} folders, too many to choose a class for each here. Choose a folder with one folder for each class, and patients as sub-folders of these.</source>
        <translation>این پوشه {count} پوشه دارد و تعیین رده برای تک‌تک آن‌ها در اینجا ممکن نیست. پوشه‌ای را انتخاب کنید که برای هر رده یک پوشه دارد و بیماران زیرپوشهٔ آن‌ها هستند.</translation>
    </message>
    <message>
        <source>No image is of {classes}: nothing will be measured of it.</source>
        <translation>هیچ تصویری از {classes} نیست: چیزی دربارهٔ آن اندازه‌گیری نمی‌شود.</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>What happened</source>
        <translation>چه رخ داد</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>چه چیزی محفوظ است</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>چه باید کرد</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>جزئیات</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>رونوشت جزئیات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Models</source>
        <translation>مدل‌ها</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Install a model…</source>
        <translation>نصب مدل…</translation>
    </message>
    <message>
        <source>Compare two models</source>
        <translation>مقایسهٔ دو مدل</translation>
    </message>
    <message>
        <source>Checking and installing</source>
        <translation>در حال بررسی و نصب</translation>
    </message>
    <message>
        <source>Wait until the model in hand is done, then open the file again.</source>
        <translation>صبر کنید تا کار مدل کنونی تمام شود، سپس فایل را دوباره باز کنید.</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>در حال بررسی مدل</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>خودآزمایی</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>در حال حذف</translation>
    </message>
    <message>
        <source>{name} is installed.</source>
        <translation>مدل {name} نصب شد.</translation>
    </message>
    <message>
        <source>{name} is installed already, and holds what it promises.</source>
        <translation>مدل {name} از پیش نصب شده و سالم است.</translation>
    </message>
    <message>
        <source>{name} was installed, but damaged or without its signature; it is whole again.</source>
        <translation>مدل {name} نصب شده بود، ولی آسیب‌دیده یا بدون امضا؛ اکنون دوباره سالم است.</translation>
    </message>
    <message>
        <source>{name} answers from the next run on.</source>
        <translation>مدل {name} از اجرای بعدی پاسخ می‌دهد.</translation>
    </message>
    <message>
        <source>The damaged model</source>
        <translation>مدل آسیب‌دیده</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>‏⁨{name}⁩ حذف شد.</translation>
    </message>
    <message>
        <source>Something goes on with a model</source>
        <translation>کاری روی یک مدل در جریان است</translation>
    </message>
    <message>
        <source>Drop a model&apos;s .smear file or folder here</source>
        <translation>فایل ⁦.smear⁩ یا پوشهٔ مدل را اینجا رها کنید</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>مدل‌ها</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>صفحه‌ها</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>بستن پیام</translation>
    </message>
</context>
<context>
    <name>OpacitySlider</name>
    <message>
        <source>Heatmap opacity in percent</source>
        <translation>پررنگی نقشهٔ حرارتی به درصد</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Model bundle (*.smear)</source>
        <translation>بستهٔ مدل ‎(*.smear)</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>نصب مدل</translation>
    </message>
    <message>
        <source>A folder of images to compare on</source>
        <translation>پوشهٔ تصاویر برای مقایسه</translation>
    </message>
    <message>
        <source>A folder with one sub-folder per class</source>
        <translation>پوشه‌ای با یک زیرپوشه برای هر رده</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>با&amp;زبینی</translation>
    </message>
</context>
<context>
    <name>PlaceOpener</name>
    <message>
        <source>Nothing on this computer opens {place}.</source>
        <translation>هیچ برنامه‌ای در این رایانه {place} را باز نمی‌کند.</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>File</source>
        <translation>فایل</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>مورد</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>اندازه</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>صفحه</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>کاشی</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>‏SHA-256 فایل</translation>
    </message>
    <message>
        <source>Screened</source>
        <translation>زمان غربالگری</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>مدت</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>مدل</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>بسته</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>موتور محاسبه</translation>
    </message>
    <message>
        <source>Reported from</source>
        <translation>گزارش از</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>اجرا</translation>
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
        <translation>فایل و مدل</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>رونوشت</translation>
    </message>
    <message>
        <source>Copy file and model facts</source>
        <translation>رونوشت مشخصات فایل و مدل</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;انتخاب همه</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>گام به &amp;بالا</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>گام به &amp;پایین</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>جست‌وجو در:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;نام فایل:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>نوع فایل‌ها:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>پوشه:</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>پوشه‌ها</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;بازکردن</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;انتخاب</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>همهٔ فایل‌ها ‎(*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>عقب</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>جلو</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>پوشهٔ بالاتر</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>ساخت پوشهٔ جدید</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>نمای فهرست</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>نمای جزئیات</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;واگرد</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;انجام مجدد</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;برش</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;رونوشت</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;چسباندن</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>انتخاب همه</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>تأیید</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>ذخیره</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>بازکردن</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>اعمال</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>صرف‌نظر</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;بله</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;خیر</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;رونوشت</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>انتخاب همه</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Images to review</source>
        <translation>تصاویر برای بازبینی</translation>
    </message>
</context>
<context>
    <name>QueueListModel</name>
    <message>
        <source>reviewed: {answer}</source>
        <translation>بازبینی‌شده: {answer}</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>بازبینی‌نشده</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n در انتظار</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent runs</source>
        <translation>اجراهای اخیر</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>بازکردن</translation>
    </message>
    <message>
        <source>Take from this list</source>
        <translation>حذف از این فهرست</translation>
    </message>
</context>
<context>
    <name>RecentRunsModel</name>
    <message>
        <source>cannot be opened</source>
        <translation>باز نمی‌شود</translation>
    </message>
    <message>
        <source>older version</source>
        <translation>نسخهٔ قدیمی‌تر</translation>
    </message>
    <message>
        <source>{done} of {total} images, not finished</source>
        <translation>{done} از {total} تصویر، ناتمام</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n تصویر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReliabilityView</name>
    <message>
        <source>Reliability diagram, expected calibration error {error}</source>
        <translation>نمودار پایایی، خطای کالیبراسیون مورد انتظار ⁦{error}⁩</translation>
    </message>
    <message>
        <source>Probability of the answer</source>
        <translation>احتمال پاسخ</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>this damaged model</source>
        <translation>این مدل آسیب‌دیده</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>حذف ⁨{name}⁩؟</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>نگه داشتن</translation>
    </message>
    <message>
        <source>Runs made with it keep their results, but unfinished ones cannot go on without it. The file that it was installed from is not touched; installing that again brings the model back.</source>
        <translation>نتایج اجراهایی که با آن انجام شده می‌ماند، ولی اجراهای ناتمام بدون آن ادامه نمی‌یابند. به فایلی که از آن نصب شده دست زده نمی‌شود؛ با نصب دوبارهٔ آن، مدل برمی‌گردد.</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Sensitivity (malignant)</source>
        <translation>حساسیت (بدخیم)</translation>
    </message>
    <message>
        <source>Share of the malignant images that were given a malignant class, their own or another</source>
        <translation>سهم تصاویر بدخیمی که ردهٔ بدخیم گرفته‌اند، ردهٔ خودشان یا ردهٔ بدخیم دیگر</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>ویژگی</translation>
    </message>
    <message>
        <source>Share of the other images that were given a class not malignant</source>
        <translation>سهم بقیهٔ تصاویر که رده‌ای غیربدخیم گرفته‌اند</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>صحت</translation>
    </message>
    <message>
        <source>Share of all readable images given their own class</source>
        <translation>سهم تصاویر خوانایی که ردهٔ خودشان را گرفته‌اند</translation>
    </message>
    <message>
        <source>Accuracy of what was reported</source>
        <translation>صحت پاسخ‌های گزارش‌شده</translation>
    </message>
    <message>
        <source>Share of the answers given to the reader that name the image&apos;s own class</source>
        <translation>سهم پاسخ‌های داده‌شده به خواننده که ردهٔ واقعی تصویر را نام می‌برند</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
    <message>
        <source>Share of the readable images whose answer was withheld</source>
        <translation>سهم تصاویر خوانایی که مدل پاسخشان را گزارش نکرده است</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>بازکردن گزارش</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>نمایش تصاویر</translation>
    </message>
    <message>
        <source>Change the classes</source>
        <translation>تغییر رده‌ها</translation>
    </message>
    <message>
        <source>Validate another folder…</source>
        <translation>اعتبارسنجی پوشهٔ دیگر…</translation>
    </message>
    <message>
        <source>{model} on {count} images</source>
        <translation>مدل {model} روی {count} تصویر</translation>
    </message>
    <message>
        <source>Wrong images ({count})</source>
        <translation>تصاویر نادرست ({count})</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>رده</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>تصاویر</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>حساسیت</translation>
    </message>
    <message>
        <source>PPV here</source>
        <translation>‏PPV در اینجا</translation>
    </message>
    <message>
        <source>NPV here</source>
        <translation>‏NPV در اینجا</translation>
    </message>
    <message>
        <source>Malignant or not</source>
        <translation>بدخیم یا غیربدخیم</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>شاخص</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>اینجا</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>در شناسنامه</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>نتیجه‌گیری</translation>
    </message>
    <message>
        <source>The card carries no figures.</source>
        <translation>شناسنامه هیچ شاخصی ندارد.</translation>
    </message>
    <message>
        <source>Limits of these figures</source>
        <translation>محدودیت‌های این شاخص‌ها</translation>
    </message>
    <message>
        <source>Dots: share of right answers among those of about that probability, with its 95 % interval. Below the dashed line the model is surer than it is right. Grey: how many images.</source>
        <translation>نقطه‌ها: سهم پاسخ‌های درست در میان پاسخ‌هایی با حدوداً همان احتمال، با فاصلهٔ اطمینان 95&#xa0;%. زیر خط‌چین، اطمینان مدل بیش از درستی آن است. خاکستری: تعداد تصاویر.</translation>
    </message>
    <message>
        <source>Wrong images, the gravest first</source>
        <translation>تصاویر نادرست، ابتدا مهم‌ترین‌ها</translation>
    </message>
    <message>
        <source>Enter or a double click opens the image</source>
        <translation>کلید Enter یا دوبار کلیک، تصویر را باز می‌کند</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>درهم‌ریختگی</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>هر رده</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>کالیبراسیون</translation>
    </message>
    <message>
        <source>Compared with the card</source>
        <translation>مقایسه با شناسنامه</translation>
    </message>
    <message>
        <source>Wrong images</source>
        <translation>تصاویر نادرست</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Export…</source>
        <translation>خروجی…</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>نمودارها</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>بازبینی</translation>
    </message>
    <message>
        <source>No run is open</source>
        <translation>هیچ اجرایی باز نیست</translation>
    </message>
    <message>
        <source>Open one of your runs, or screen a folder: every image has its row here.</source>
        <translation>یکی از اجراهایتان را باز کنید یا پوشه‌ای را غربال کنید: هر تصویر در اینجا یک ردیف دارد.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>بازکردن اجرا</translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>Show</source>
        <translation>نمایش</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
    <message>
        <source>Filter by case or file name</source>
        <translation>فیلتر بر اساس مورد یا نام فایل</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>ترتیب</translation>
    </message>
    <message>
        <source>By column</source>
        <translation>بر اساس ستون</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>فیلترها</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>بندانگشتی‌ها</translation>
    </message>
    <message>
        <source>No image matches the filter</source>
        <translation>هیچ تصویری با فیلتر مطابقت ندارد</translation>
    </message>
    <message>
        <source>Show all images</source>
        <translation>نمایش همهٔ تصاویر</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln row(s) shown</source>
        <translation>
            <numerusform>نمایش {shown} ردیف از %Ln ردیف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln ردیف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; the last %Ln came after sorting and stand at the end, choose the order again to sort them in</source>
        <translation>
            <numerusform>؛ %Ln ردیف آخر پس از مرتب‌سازی رسیده و در انتها آمده است، برای مرتب‌کردن آن‌ها ترتیب را دوباره انتخاب کنید</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters ({count})</source>
        <translation>فیلترها ({count})</translation>
    </message>
</context>
<context>
    <name>ResultsTable</name>
    <message>
        <source>Results</source>
        <translation>نتایج</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>&amp;Accept the model&apos;s class</source>
        <translation>&amp;پذیرش ردهٔ مدل</translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation>&amp;نامطمئن</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>نوشتن &amp;یادداشت</translation>
    </message>
    <message>
        <source>Un&amp;do</source>
        <translation>&amp;واگرد</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;انجام مجدد</translation>
    </message>
    <message>
        <source>&amp;Previous queued image</source>
        <translation>تصویر &amp;قبلی صف</translation>
    </message>
    <message>
        <source>Ne&amp;xt queued image</source>
        <translation>تصویر &amp;بعدی صف</translation>
    </message>
    <message>
        <source>Next image without an &amp;answer</source>
        <translation>تصویر بعدی بدون پا&amp;سخ</translation>
    </message>
    <message>
        <source>&amp;Compare with reference images</source>
        <translation>&amp;مقایسه با تصاویر مرجع</translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation>رده: {name}</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>The model reports no class here. Name one, or press U for unsure.</source>
        <translation>مدل در اینجا رده‌ای گزارش نکرده است. رده‌ای را تعیین کنید یا برای «نامطمئن» کلید U را بزنید.</translation>
    </message>
    <message>
        <source>The last answer is still being written. Try again in a moment.</source>
        <translation>آخرین پاسخ هنوز در حال نوشته‌شدن است. لحظه‌ای دیگر دوباره تلاش کنید.</translation>
    </message>
    <message>
        <source>This image was changed meanwhile. Its row is gone until it is screened again.</source>
        <translation>این تصویر در این میان تغییر کرده است. ردیف آن تا غربالگری دوباره وجود ندارد.</translation>
    </message>
    <message>
        <source>The sign-off of {case} was withdrawn, as an answer changed.</source>
        <translation>تأیید نهایی ⁨{case}⁩ پس گرفته شد، چون پاسخی تغییر کرد.</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Case</source>
        <translation>مورد</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>بازبینی‌شده</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>هنوز چیزی برای بازبینی نیست</translation>
    </message>
    <message>
        <source>Open a run, or screen a folder. What the model is not sure of is queued here.</source>
        <translation>اجرایی را باز کنید یا پوشه‌ای را غربال کنید. آنچه مدل از آن مطمئن نیست اینجا در صف قرار می‌گیرد.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>بازکردن اجرا</translation>
    </message>
    <message>
        <source>Nothing here needs a second look</source>
        <translation>اینجا چیزی به نگاه دوباره نیاز ندارد</translation>
    </message>
    <message>
        <source>No image was held back, flagged or answered with low confidence.</source>
        <translation>هیچ تصویری بدون گزارش نمانده، هشدار نگرفته و با اطمینان کم پاسخ داده نشده است.</translation>
    </message>
    <message>
        <source>Go to cases</source>
        <translation>رفتن به موارد</translation>
    </message>
    <message>
        <source>Sign off cases</source>
        <translation>تأیید نهایی موارد</translation>
    </message>
    <message>
        <source>Look at them again</source>
        <translation>نگاه دوباره به آن‌ها</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
    <message>
        <source>SmearScope closes when the last answer is written.</source>
        <translation>پس از نوشته‌شدن آخرین پاسخ، SmearScope بسته می‌شود.</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) wait for their reviewer&apos;s name, and are lost if SmearScope is closed again.</source>
        <translation>
            <numerusform>%n یادداشت در انتظار نام خوانندهٔ خود است و اگر SmearScope دوباره بسته شود از دست می‌رود.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed</source>
        <translation>
            <numerusform>همهٔ %n تصویر بازبینی شده</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n تصویر برای بازبینی</numerusform>
        </translation>
    </message>
    <message>
        <source>Every answer is on the disk. Cases without open images can be signed off now.</source>
        <translation>همهٔ پاسخ‌ها روی دیسک ثبت شده است. مواردی که تصویر بی‌پاسخ ندارند اکنون قابل تأیید نهایی‌اند.</translation>
    </message>
    <message>
        <source>Every answer is on the disk. Your reading goes on until you close it.</source>
        <translation>همهٔ پاسخ‌ها روی دیسک‌اند. خوانش شما تا زمانی که آن را ببندید ادامه دارد.</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>همهٔ موارد</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>بازبینی</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>پاسخ شما</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>پذیرش</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>نامطمئن</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>یادداشت (N)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>یادداشت</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>واگرد</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>انجام مجدد</translation>
    </message>
    <message>
        <source>Change reviewer</source>
        <translation>تغییر بازبین</translation>
    </message>
    <message>
        <source>Blind second reading: the first reader&apos;s answers stay hidden until you close yours.</source>
        <translation>خوانش دوم به روش کور: پاسخ‌های خوانندهٔ اول تا پایان خوانش شما پنهان می‌ماند.</translation>
    </message>
    <message>
        <source>Close my reading and compare</source>
        <translation>پایان خوانش من و مقایسه</translation>
    </message>
    <message>
        <source>Accept {name}</source>
        <translation>پذیرش {name}</translation>
    </message>
    <message>
        <source>Reviewing as {name}</source>
        <translation>بازبینی با نام ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Nobody has given a name yet.</source>
        <translation>هنوز کسی نامی وارد نکرده است.</translation>
    </message>
    <message>
        <source>Give your name</source>
        <translation>نامتان را وارد کنید</translation>
    </message>
    <message>
        <source>This answer counts</source>
        <translation>این پاسخ ملاک است</translation>
    </message>
    <message>
        <source>Not reviewed yet</source>
        <translation>هنوز بازبینی نشده</translation>
    </message>
</context>
<context>
    <name>ReviewerDialog</name>
    <message>
        <source>Who reviews?</source>
        <translation>بازبین کیست؟</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>نام شما</translation>
    </message>
    <message>
        <source>Your name, as it is to stand in the report</source>
        <translation>نام شما، همان‌گونه که در گزارش می‌آید</translation>
    </message>
    <message>
        <source>I am the &amp;second reader, and read blindly</source>
        <translation>من خوانندهٔ &amp;دوم هستم و به روش کور می‌خوانم</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>بازبینی</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
    <message>
        <source>Every answer is kept with its reviewer&apos;s name.</source>
        <translation>هر پاسخ با نام بازبین آن نگهداری می‌شود.</translation>
    </message>
    <message>
        <source>The first reader&apos;s answers stay hidden until you close your reading. Then both are compared.</source>
        <translation>پاسخ‌های خوانندهٔ اول تا پایان خوانش شما پنهان می‌ماند. سپس هر دو مقایسه می‌شوند.</translation>
    </message>
    <message>
        <source>This run has had its second reading, by {name}.</source>
        <translation>خوانش دوم این اجرا را ⁨{name}⁩ انجام داده است.</translation>
    </message>
    <message>
        <source>You go on with your blind second reading.</source>
        <translation>خوانش دوم خود را به روش کور ادامه می‌دهید.</translation>
    </message>
    <message>
        <source>{name} is reading blindly as the second reader.</source>
        <translation>‏⁨{name}⁩ به‌عنوان خوانندهٔ دوم در حال خوانش به روش کور است.</translation>
    </message>
</context>
<context>
    <name>RunFlow</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n تصویر</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on with the run</source>
        <translation>ا&amp;دامهٔ اجرا</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>&amp;مکث اجرا</translation>
    </message>
    <message>
        <source>Cancel it and screen</source>
        <translation>لغو آن و غربالگری</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>در حال آماده‌سازی…</translation>
    </message>
    <message>
        <source>Looking through the folder…</source>
        <translation>در حال جست‌وجوی پوشه…</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>در حال بررسی مدل…</translation>
    </message>
    <message>
        <source>Opening the run…</source>
        <translation>در حال بازکردن اجرا…</translation>
    </message>
</context>
<context>
    <name>ScreenPage</name>
    <message>
        <source>Nothing is being screened</source>
        <translation>غربالگری در جریان نیست</translation>
    </message>
    <message>
        <source>Open a folder, or drop one on this window; you can watch it here and review while it goes on.</source>
        <translation>پوشه‌ای را باز کنید یا روی این پنجره رها کنید؛ می‌توانید پیشرفت کار را اینجا ببینید و هم‌زمان بازبینی کنید.</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>بازکردن پوشه…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>پیشرفت</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>مکث</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>ادامه</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
    <message>
        <source>Stop after the image in hand; finished images are kept (Esc)</source>
        <translation>توقف پس از تصویر جاری؛ تصاویر تمام‌شده نگهداری می‌شوند (Esc)</translation>
    </message>
    <message>
        <source>Go on with this run</source>
        <translation>ادامهٔ این اجرا</translation>
    </message>
    <message>
        <source>See results</source>
        <translation>دیدن نتایج</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>تصاویر</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>تصویر در ثانیه</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>پاسخ‌ها</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>زمان مانده</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>غربالگری</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} از {total}</translation>
    </message>
    <message>
        <source>Paused: the computer is yours. What is screened is kept.</source>
        <translation>مکث: رایانه در اختیار شماست. آنچه غربال شده، نگهداری شده است.</translation>
    </message>
    <message>
        <source>Cancelled before the first image; nothing was screened.</source>
        <translation>پیش از نخستین تصویر لغو شد؛ چیزی غربال نشد.</translation>
    </message>
    <message>
        <source>Stopped by an error; what was screened is kept. {error}</source>
        <translation>بر اثر خطا متوقف شد؛ آنچه غربال شده، نگهداری شده است. ⁨{error}⁩</translation>
    </message>
    <message>
        <source>Finished: every image has its row.</source>
        <translation>تمام شد: هر تصویر ردیف خود را دارد.</translation>
    </message>
    <message>
        <source>Not finished; what was screened is kept, and the run can go on.</source>
        <translation>ناتمام ماند؛ آنچه غربال شده، نگهداری شده است و می‌توان اجرا را ادامه داد.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>یافته‌ها</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>رنگ‌ها</translation>
    </message>
    <message>
        <source>Images at a time</source>
        <translation>تصاویر هم‌زمان</translation>
    </message>
    <message>
        <source>Chosen by SmearScope</source>
        <translation>به انتخاب SmearScope</translation>
    </message>
    <message>
        <source>Processors for each image</source>
        <translation>پردازنده‌های هر تصویر</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>بازبین</translation>
    </message>
    <message>
        <source>Review what is less sure than</source>
        <translation>بازبینی اطمینان کمتر از</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>انتخاب…</translation>
    </message>
    <message>
        <source>Usual folder</source>
        <translation>پوشهٔ پیش‌فرض</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>بازکردن پوشه</translation>
    </message>
    <message>
        <source>Show the tour</source>
        <translation>نمایش گشت آشنایی</translation>
    </message>
    <message>
        <source>Takes effect when SmearScope is started again.</source>
        <translation>با بازکردن دوبارهٔ SmearScope اعمال می‌شود.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مطابق سیستم</translation>
    </message>
    <message>
        <source>not reviewed by a native clinician</source>
        <translation>بازبینی‌نشده توسط پزشک بومی‌زبان</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>روشن</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>تیره</translation>
    </message>
    <message>
        <source>Where new runs are kept</source>
        <translation>محل نگهداری اجراهای تازه</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>تنظیمات</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>پنجره</translation>
    </message>
    <message>
        <source>Class names and the research-use notice are shown in English too.</source>
        <translation>نام رده‌ها و اعلان کاربرد پژوهشی به انگلیسی هم نمایش داده می‌شود.</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>گشت آشنایی</translation>
    </message>
    <message>
        <source>What is where, in five steps.</source>
        <translation>هر چیز کجاست، در پنج گام.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>بازبینی</translation>
    </message>
    <message>
        <source>Stands with every answer that you give, and in the audit log.</source>
        <translation>در کنار هر پاسخ شما و در سابقهٔ ممیزی ثبت می‌شود.</translation>
    </message>
    <message>
        <source>What is not reported, or flagged, is always queued for review.</source>
        <translation>آنچه گزارش نشده یا هشدار دارد، همیشه در صف بازبینی قرار می‌گیرد.</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>غربالگری</translation>
    </message>
    <message>
        <source>More of them need more memory.</source>
        <translation>تعداد بیشتر، حافظهٔ بیشتری می‌خواهد.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>محل ذخیره</translation>
    </message>
    <message>
        <source>New runs</source>
        <translation>اجراهای تازه</translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>گزارش‌های خرابی</translation>
    </message>
    <message>
        <source>They stay on this computer, and hold no image and no whole path.</source>
        <translation>روی همین رایانه می‌مانند و هیچ تصویر یا مسیر کاملی در خود ندارند.</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>میان‌برهای صفحه‌کلید</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>SignOffDialog</name>
    <message>
        <source>Your name</source>
        <translation>نام شما</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>تأیید نهایی</translation>
    </message>
    <message numerus="yes">
        <source>%n to be reviewed, and reviewed</source>
        <translation>
            <numerusform>%n تصویر نیازمند بازبینی بود و بازبینی شده است</numerusform>
        </translation>
    </message>
    <message>
        <source>Malignant share with the reviewers&apos; answers: {share}</source>
        <translation>سهم بدخیم با پاسخ بازبین‌ها: {share}</translation>
    </message>
    <message numerus="yes">
        <source>%n without any class</source>
        <translation>
            <numerusform>%n تصویر بدون هیچ رده</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read, and nobody has seen them</source>
        <translation>
            <numerusform>%n تصویر خوانده نشد و کسی آن را ندیده است</numerusform>
        </translation>
    </message>
    <message>
        <source>Any later change to its images or answers withdraws the sign-off.</source>
        <translation>هر تغییر بعدی در تصاویر یا پاسخ‌های آن، تأیید نهایی را پس می‌گیرد.</translation>
    </message>
    <message>
        <source>Sign off {case}?</source>
        <translation>تأیید نهایی ⁨{case}⁩؟</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
</context>
<context>
    <name>SlideMapView</name>
    <message>
        <source>Dark violet is 0, yellow is 100 percent</source>
        <translation>بنفش تیره 0 درصد و زرد 100 درصد است</translation>
    </message>
    <message>
        <source>Probability of the malignant classes; grey was not reported</source>
        <translation>احتمال رده‌های بدخیم؛ خاکستری گزارش نشده است</translation>
    </message>
    <message>
        <source>Tile at {x}, {y} of its slide</source>
        <translation>کاشی در مختصات ⁦{x}, {y}⁩ اسلاید</translation>
    </message>
</context>
<context>
    <name>StainKey</name>
    <message>
        <source>none</source>
        <translation>هیچ</translation>
    </message>
    <message>
        <source>none could be read</source>
        <translation>هیچ‌کدام خوانده نشد</translation>
    </message>
    <message>
        <source>below {share}</source>
        <translation>کمتر از {share}</translation>
    </message>
    <message>
        <source>from {share}</source>
        <translation>از {share}</translation>
    </message>
</context>
<context>
    <name>StainMap</name>
    <message>
        <source>Stain of the run</source>
        <translation>رنگ‌آمیزی اجرا</translation>
    </message>
    <message>
        <source>Images from {first} on</source>
        <translation>تصاویر از {first} به بعد</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>تصویر {number}</translation>
    </message>
    <message>
        <source>Images {first} to {last}</source>
        <translation>تصاویر {first} تا {last}</translation>
    </message>
    <message>
        <source>{images}: none could be read</source>
        <translation>{images}: هیچ‌کدام خوانده نشد</translation>
    </message>
    <message>
        <source>{images}: {count} of {total} with a stain unlike the training images</source>
        <translation>{images}: رنگ‌آمیزی {count} تصویر از {total} تصویر به تصاویر آموزش شباهت ندارد</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>No runs yet. What you screen is listed here, and stays on this computer.</source>
        <translation>هنوز اجرایی نیست. آنچه غربال کنید اینجا فهرست می‌شود و روی همین رایانه می‌ماند.</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>اجراهای اخیر</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Research use only – not for diagnosis</source>
        <translation>فقط برای پژوهش – نه برای تشخیص · Research use only</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>در حال بررسی مدل…</translation>
    </message>
    <message>
        <source>No usable model – nothing can be screened</source>
        <translation>مدل قابل استفاده‌ای نیست – غربالگری ممکن نیست</translation>
    </message>
    <message>
        <source>bundle {digits}</source>
        <translation>بستهٔ {digits}</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>آفلاین</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>بستهٔ {digits}</translation>
    </message>
    <message>
        <source>SmearScope opens no network connection.</source>
        <translation>برنامهٔ SmearScope هیچ اتصال شبکه‌ای باز نمی‌کند.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} از {total}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} تصویر در ثانیه</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} مانده</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>در حال مکث</translation>
    </message>
    <message>
        <source>SIGNATURE MISSING</source>
        <translation>بدون امضا</translation>
    </message>
    <message>
        <source>SIGNER NOT TRUSTED</source>
        <translation>امضاکنندهٔ نامعتبر</translation>
    </message>
</context>
<context>
    <name>ThresholdSettings</name>
    <message>
        <source>Report from a probability of</source>
        <translation>گزارش از احتمال</translation>
    </message>
    <message>
        <source>Barely sure: margin above that</source>
        <translation>اطمینان مرزی: حاشیه بالای آستانهٔ گزارش</translation>
    </message>
    <message>
        <source>Unknown to the model: distance above</source>
        <translation>ناشناخته برای مدل: فاصلهٔ بیش از</translation>
    </message>
    <message>
        <source>Out of focus: sharpness below</source>
        <translation>خارج از فوکوس: وضوح کمتر از</translation>
    </message>
    <message>
        <source>Too dark: brightness below</source>
        <translation>بیش از حد تاریک: روشنایی کمتر از</translation>
    </message>
    <message>
        <source>Too bright: brightness above</source>
        <translation>بیش از حد روشن: روشنایی بیش از</translation>
    </message>
    <message>
        <source>Unusual stain: distance above</source>
        <translation>رنگ‌آمیزی نامعمول: فاصلهٔ بیش از</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>مقادیر خود مدل</translation>
    </message>
    <message>
        <source>Put every threshold back to what the model&apos;s card says</source>
        <translation>بازگرداندن همهٔ آستانه‌ها به مقادیر شناسنامهٔ مدل</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>آستانه‌ها</translation>
    </message>
    <message>
        <source>They are shown here as soon as a model is ready.</source>
        <translation>به‌محض آماده‌شدن مدل اینجا نمایش داده می‌شوند.</translation>
    </message>
    <message>
        <source>Of {model}, for new runs. A run keeps the thresholds that it began with, and its audit log says which.</source>
        <translation>برای مدل {model}، در اجراهای تازه. هر اجرا آستانه‌های آغاز خود را نگه می‌دارد و سابقهٔ ممیزی آن می‌گوید کدام‌اند.</translation>
    </message>
    <message>
        <source>{meaning} From {least} to {most}; the model&apos;s own is {own}.</source>
        <translation>بازه: {least} تا {most}؛ مقدار خود مدل: {own}. ⁨{meaning}⁩</translation>
    </message>
    <message>
        <source>It reaches at most half-way from the reporting threshold to 1.</source>
        <translation>این حاشیه حداکثر تا نیمهٔ راه از آستانهٔ گزارش تا 1 می‌رسد.</translation>
    </message>
</context>
<context>
    <name>ThumbnailGrid</name>
    <message>
        <source>Results as thumbnails</source>
        <translation>نتایج به شکل بندانگشتی</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Welcome to SmearScope</source>
        <translation>به SmearScope خوش آمدید</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>رد کردن گشت</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>قبلی</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>بعدی</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} از {count}</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>شروع</translation>
    </message>
</context>
<context>
    <name>UnfinishedRow</name>
    <message>
        <source>The run of {name} is not finished: {done} of {total} images are screened and kept.</source>
        <translation>اجرای ⁨{name}⁩ ناتمام است: {done} تصویر از {total} تصویر غربال و نگهداری شده است.</translation>
    </message>
    <message>
        <source>It is of an older version, and is brought up to date first.</source>
        <translation>از نسخهٔ قدیمی‌تری است و نخست به‌روز می‌شود.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>ادامه</translation>
    </message>
    <message>
        <source>Open as it is</source>
        <translation>بازکردن به همین صورت</translation>
    </message>
</context>
<context>
    <name>UnfinishedRuns</name>
    <message>
        <source>Runs that are not finished</source>
        <translation>اجراهای ناتمام</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Reason</source>
        <translation>دلیل</translation>
    </message>
    <message>
        <source>Reason, for the audit log</source>
        <translation>دلیل، برای سابقهٔ ممیزی</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>نام شما</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>پس‌گرفتن</translation>
    </message>
    <message>
        <source>Withdraw the sign-off of {case}?</source>
        <translation>پس‌گرفتن تأیید نهایی ⁨{case}⁩؟</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(پوشهٔ اصلی)</translation>
    </message>
    <message>
        <source>The sign-off and its withdrawal both stay in the audit log.</source>
        <translation>تأیید نهایی و پس‌گرفتن آن، هر دو در سابقهٔ ممیزی می‌مانند.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>لغو</translation>
    </message>
</context>
<context>
    <name>WrongModel</name>
    <message>
        <source>Image</source>
        <translation>تصویر</translation>
    </message>
    <message>
        <source>Folder says</source>
        <translation>طبق پوشه</translation>
    </message>
    <message>
        <source>Model says</source>
        <translation>طبق مدل</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>اطمینان</translation>
    </message>
    <message>
        <source>Why it weighs</source>
        <translation>اهمیت خطا</translation>
    </message>
    <message>
        <source>What the reader was told</source>
        <translation>آنچه به خواننده گفته شد</translation>
    </message>
    <message>
        <source>Malignant, called benign</source>
        <translation>بدخیم، خوش‌خیم اعلام شده</translation>
    </message>
    <message>
        <source>Not malignant, called malignant</source>
        <translation>غیربدخیم، بدخیم اعلام شده</translation>
    </message>
    <message>
        <source>Another class on the same side</source>
        <translation>ردهٔ دیگر با همان ماهیت</translation>
    </message>
    <message>
        <source>Reported without a warning</source>
        <translation>بدون هشدار گزارش شده</translation>
    </message>
</context>
<context>
    <name>_DropArea</name>
    <message>
        <source>Drop a folder or images here</source>
        <translation>پوشه یا تصاویر را اینجا رها کنید</translation>
    </message>
    <message>
        <source>Sub-folders become cases. Images are read, never changed, and never leave this computer.</source>
        <translation>هر زیرپوشه یک مورد می‌شود. تصاویر فقط خوانده می‌شوند، هرگز تغییر نمی‌کنند و هرگز از این رایانه خارج نمی‌شوند.</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>بازکردن پوشه…</translation>
    </message>
    <message>
        <source>Open images…</source>
        <translation>بازکردن تصاویر…</translation>
    </message>
    <message>
        <source>Try it with the drawn samples</source>
        <translation>امتحان با نمونه‌های ترسیمی</translation>
    </message>
    <message>
        <source>Screens the drawn smears that come with SmearScope</source>
        <translation>گستره‌های خون ترسیمی همراه SmearScope را غربال می‌کند</translation>
    </message>
</context>
<context>
    <name>_Findings</name>
    <message>
        <source>Unreadable</source>
        <translation>ناخوانا</translation>
    </message>
    <message>
        <source>Each row says why.</source>
        <translation>هر ردیف دلیل آن را می‌گوید.</translation>
    </message>
    <message>
        <source>Folders not entered</source>
        <translation>پوشه‌های بازنشده</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>فایل‌های دیگر</translation>
    </message>
    <message>
        <source>No images; passed over.</source>
        <translation>تصویر نیستند؛ نادیده گرفته شدند.</translation>
    </message>
    <message>
        <source>Nothing that needs a second look.</source>
        <translation>چیزی نیازمند نگاه دوباره نیست.</translation>
    </message>
    <message>
        <source>Nothing that needs a second look so far.</source>
        <translation>تاکنون چیزی نیازمند نگاه دوباره نبوده است.</translation>
    </message>
</context>
<context>
    <name>_Map</name>
    <message>
        <source>Map of the slide</source>
        <translation>نقشهٔ اسلاید</translation>
    </message>
</context>
<context>
    <name>_ModelCard</name>
    <message>
        <source>About this model</source>
        <translation>دربارهٔ این مدل</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>مدل‌ها…</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>در حال بررسی مدل…</translation>
    </message>
    <message>
        <source>A folder can be dropped already; it is screened as soon as the model is ready.</source>
        <translation>از هم‌اکنون می‌توان پوشه‌ای را رها کرد؛ به‌محض آماده‌شدن مدل غربال می‌شود.</translation>
    </message>
    <message>
        <source>Ready: its files and its trial answers on this computer are as they should be.</source>
        <translation>آماده: فایل‌ها و پاسخ‌های آزمون مدل روی این رایانه همان‌اند که باید باشند.</translation>
    </message>
    <message>
        <source>No usable model</source>
        <translation>مدل قابل استفاده‌ای نیست</translation>
    </message>
    <message>
        <source>Nothing can be screened. Runs can be opened and reviewed.</source>
        <translation>غربالگری ممکن نیست. اجراها را می‌توان باز و بازبینی کرد.</translation>
    </message>
</context>
<context>
    <name>_ResearchNotice</name>
    <message>
        <source>For research use only. Not a medical device; every answer needs a reader who decides.</source>
        <translation>فقط برای پژوهش. وسیلهٔ پزشکی نیست؛ برای هر پاسخ، خواننده‌ای باید تصمیم بگیرد. · Research use only</translation>
    </message>
</context>
<context>
    <name>_SameAnswers</name>
    <message numerus="yes">
        <source>{share} of %n images answered the same</source>
        <translation>
            <numerusform>پاسخ یکسان در {share} از %n تصویر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Open folder</source>
        <translation>بازکردن &amp;پوشه</translation>
    </message>
    <message>
        <source>Open &amp;images</source>
        <translation>بازکردن &amp;تصاویر</translation>
    </message>
    <message>
        <source>Open a &amp;run</source>
        <translation>بازکردن &amp;اجرا</translation>
    </message>
    <message>
        <source>&amp;Export results</source>
        <translation>&amp;خروجی گرفتن از نتایج</translation>
    </message>
    <message>
        <source>C&amp;harts of the run</source>
        <translation>&amp;نمودارهای اجرا</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>&amp;مکث اجرا</translation>
    </message>
    <message>
        <source>&amp;Screen the rest of the run</source>
        <translation>&amp;غربال باقی‌ماندهٔ اجرا</translation>
    </message>
    <message>
        <source>&amp;Cancel the run or export</source>
        <translation>&amp;لغو اجرا یا خروجی</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;بستن برنامه</translation>
    </message>
    <message>
        <source>&amp;Find an image by its name</source>
        <translation>&amp;یافتن تصویر با نام آن</translation>
    </message>
    <message>
        <source>Table or &amp;thumbnails</source>
        <translation>&amp;جدول یا بندانگشتی‌ها</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>تصویر &amp;قبلی</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>تصویر ب&amp;عدی</translation>
    </message>
    <message>
        <source>&amp;Hide the heatmap (hold the key)</source>
        <translation>&amp;پنهان‌کردن نقشهٔ حرارتی (کلید را نگه دارید)</translation>
    </message>
    <message>
        <source>&amp;Original beside the heatmap</source>
        <translation>تصویر &amp;اصلی در کنار نقشهٔ حرارتی</translation>
    </message>
    <message>
        <source>&amp;Zoom: whole image or single pixels</source>
        <translation>&amp;بزرگ‌نمایی: کل تصویر یا تک‌تک پیکسل‌ها</translation>
    </message>
    <message>
        <source>&amp;Usual width of all panes</source>
        <translation>&amp;پهنای معمول همهٔ بخش‌ها</translation>
    </message>
    <message>
        <source>User &amp;guide</source>
        <translation>راهنمای &amp;کاربر</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;پروانه‌ها</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;میان‌برهای صفحه‌کلید</translation>
    </message>
    <message>
        <source>About this &amp;model</source>
        <translation>&amp;دربارهٔ این مدل</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;گشت آشنایی</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;فایل</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;برو به</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;نما</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;راهنما</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>SmearScope crashed the last time. A report was written on this computer and sent nowhere.</source>
        <translation>برنامهٔ SmearScope در آخرین استفاده دچار خرابی شد. گزارشی روی همین رایانه نوشته شد و به جایی فرستاده نشد.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>نمایش گزارش</translation>
    </message>
    <message>
        <source>SmearScope ended without being closed. Your run is open again where you were.</source>
        <translation>برنامهٔ SmearScope بدون بسته‌شدن عادی پایان یافت. اجرای شما از همان‌جا که بودید دوباره باز است.</translation>
    </message>
    <message>
        <source>Go on screening</source>
        <translation>ادامهٔ غربالگری</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>The field is out of focus.</source>
        <translation>میدان دید خارج از فوکوس است.</translation>
    </message>
    <message>
        <source>The field is too dark or too bright.</source>
        <translation>میدان دید بیش از حد تاریک یا روشن است.</translation>
    </message>
    <message>
        <source>The stain&apos;s colour is unlike the training images.</source>
        <translation>رنگ‌آمیزی از نظر رنگ به تصاویر آموزش شباهت ندارد.</translation>
    </message>
    <message>
        <source>The picture&apos;s proportions are unlike the training images.</source>
        <translation>نسبت ابعاد تصویر به تصاویر آموزش شباهت ندارد.</translation>
    </message>
    <message>
        <source>The field is outside what the model knows.</source>
        <translation>میدان دید خارج از دانش مدل است.</translation>
    </message>
    <message>
        <source>The probability is only just above the reporting threshold.</source>
        <translation>احتمال فقط اندکی بالاتر از آستانهٔ گزارش است.</translation>
    </message>
    <message>
        <source>The same file was screened earlier in this run.</source>
        <translation>همین فایل پیش‌تر در این اجرا غربال شده است.</translation>
    </message>
    <message>
        <source>Nearly the same picture was screened earlier in this run.</source>
        <translation>تصویری تقریباً یکسان پیش‌تر در این اجرا غربال شده است.</translation>
    </message>
    <message>
        <source>the model is only {0}% sure, less than the {1}% asked for.</source>
        <translation>اطمینان مدل فقط {0}% است، کمتر از {1}% لازم.</translation>
    </message>
    <message>
        <source>the file is empty ({0} bytes); copy it again from its source</source>
        <translation>فایل خالی است ({0} بایت)؛ آن را دوباره از منبعش رونوشت کنید</translation>
    </message>
    <message>
        <source>the file has {0} bytes; at most {1} are read</source>
        <translation>فایل {0} بایت دارد؛ حداکثر {1} بایت خوانده می‌شود</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>فایل باز نمی‌شود</translation>
    </message>
    <message>
        <source>the image is damaged or cut off</source>
        <translation>تصویر آسیب‌دیده یا ناقص است</translation>
    </message>
    <message>
        <source>the TIFF file is damaged or cut off</source>
        <translation>فایل TIFF آسیب‌دیده یا ناقص است</translation>
    </message>
    <message>
        <source>the content is no TIFF image</source>
        <translation>محتوای فایل تصویر TIFF نیست</translation>
    </message>
    <message>
        <source>the content is no image that SmearScope reads, whatever its name ends with</source>
        <translation>محتوای فایل تصویری نیست که SmearScope بخواند، پسوند نامش هر چه باشد</translation>
    </message>
    <message>
        <source>there is not enough memory to decode the image</source>
        <translation>حافظهٔ کافی برای رمزگشایی تصویر نیست</translation>
    </message>
    <message>
        <source>The bundle is not signed: its checksums find damage, but do not say who made it.</source>
        <translation>بسته امضا ندارد: جمع‌های کنترلی آن آسیب را نشان می‌دهند، ولی نمی‌گویند چه کسی آن را ساخته است.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>صحت</translation>
    </message>
    <message>
        <source>sensitivity (malignant)</source>
        <translation>حساسیت (بدخیم)</translation>
    </message>
    <message>
        <source>specificity (malignant)</source>
        <translation>ویژگی (بدخیم)</translation>
    </message>
    <message>
        <source>share not reported</source>
        <translation>سهم گزارش‌نشده</translation>
    </message>
    <message>
        <source>Higher here than on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>اینجا بالاتر از شناسنامه است ({0} تا {1} واحد درصد، فاصلهٔ اطمینان {2}%).</translation>
    </message>
    <message>
        <source>Lower here than on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>اینجا پایین‌تر از شناسنامه است ({0} تا {1} واحد درصد، فاصلهٔ اطمینان {2}%).</translation>
    </message>
    <message>
        <source>The same as on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>با شناسنامه یکسان است ({0} تا {1} واحد درصد، فاصلهٔ اطمینان {2}%).</translation>
    </message>
    <message>
        <source>No difference that so many images can show ({0} to {1} percentage points, {2}% interval).</source>
        <translation>تفاوتی نیست که با این تعداد تصویر دیده شود ({0} تا {1} واحد درصد، فاصلهٔ اطمینان {2}%).</translation>
    </message>
    <message>
        <source>Expected calibration error {0}%, Brier score {1}. Mean probability {2}%, accuracy {3}%. The {4}% prediction sets held the truth in {5}% ({6}% to {7}%), {8} of {9}, with {10} classes each.</source>
        <translation>خطای کالیبراسیون مورد انتظار {0}%، امتیاز Brier برابر {1}. میانگین احتمال {2}%، صحت {3}%. مجموعه‌های پیش‌بینی {4}% ردهٔ واقعی را در {5}% ({6}% تا {7}%) در بر داشتند، {8} از {9}، هر یک با {10} رده.</translation>
    </message>
    <message>
        <source>{0}% of the images here are malignant, because somebody chose them so. The predictive values (PPV, NPV) hold for that share only, and are other ones wherever disease is rarer or more frequent; sensitivity and specificity are the figures to compare.</source>
        <translation>از تصاویر اینجا {0}% بدخیم است، چون چنین انتخاب شده‌اند. ارزش‌های اخباری (PPV و NPV) فقط برای همین سهم صادق‌اند و هر جا بیماری کمیاب‌تر یا شایع‌تر باشد، مقدار دیگری دارند؛ شاخص‌های قابل مقایسه، حساسیت و ویژگی‌اند.</translation>
    </message>
    <message>
        <source>The model withheld {0}% of its answers. The figures of reported images are those of the images that it finds easy; on the others a reader is alone.</source>
        <translation>مدل {0}% از پاسخ‌هایش را گزارش نکرد. شاخص‌های تصاویر گزارش‌شده مربوط به تصاویری است که برای مدل آسان‌اند؛ در بقیه، خواننده تنهاست.</translation>
    </message>
    <message>
        <source>{0}% of the images have a stain colour unlike the model&apos;s training images: other stain, camera or white balance. What holds here need not hold there, and the reverse.</source>
        <translation>رنگ‌آمیزی {0}% از تصاویر از نظر رنگ به تصاویر آموزش مدل شباهت ندارد: رنگ‌آمیزی، دوربین یا تراز سفیدی دیگر. آنچه اینجا صادق است شاید آنجا صادق نباشد، و برعکس.</translation>
    </message>
    <message>
        <source>Which images are of one patient is not known: the class folders have no sub-folders. Images of one patient are alike, so every interval here is too narrow, by an amount nobody can say. Give each patient a sub-folder of its class folder to have intervals by case.</source>
        <translation>معلوم نیست کدام تصاویر از یک بیمارند: پوشه‌های رده‌ها زیرپوشه ندارند. تصاویر یک بیمار به هم شبیه‌اند؛ پس همهٔ فاصله‌های اطمینان اینجا بیش از حد تنگ است، به اندازه‌ای که کسی نمی‌داند. برای داشتن فاصلهٔ اطمینان بر پایهٔ مورد، به هر بیمار زیرپوشه‌ای در پوشهٔ رده‌اش بدهید.</translation>
    </message>
    <message>
        <source>For research use only; not a medical device. Sorts photographs of blood smears into the classes of its training data and shows where it looked, for a reader who decides.</source>
        <translation>فقط برای پژوهش (Research use only)؛ وسیلهٔ پزشکی نیست. عکس‌های گستره‌های خون را در رده‌های دادهٔ آموزش خود دسته‌بندی می‌کند و نشان می‌دهد به کجا نگاه کرده است، برای خواننده‌ای که تصمیم می‌گیرد.</translation>
    </message>
    <message>
        <source>Trained and tested on one set of images (see Training). Other laboratories&apos; stains, cameras and microscopes are outside what was tested, except for the shifts below.</source>
        <translation>روی یک مجموعه تصویر آموزش دیده و آزموده شده است (بخش «آموزش» را ببینید). رنگ‌آمیزی، دوربین و میکروسکوپ آزمایشگاه‌های دیگر بیرون از دامنهٔ آزمون است، جز تغییرهای زیر.</translation>
    </message>
    <message>
        <source>Stain colour can tell classes apart that were photographed on different days; the model may lean on it.</source>
        <translation>تفاوت رنگ در رنگ‌آمیزی می‌تواند رده‌هایی را که در روزهای مختلف عکس‌برداری شده‌اند از هم جدا کند؛ ممکن است مدل به آن تکیه کند.</translation>
    </message>
    <message>
        <source>It knows only the classes below. A field of anything else may still be given one of them, with high probability.</source>
        <translation>فقط رده‌های زیر را می‌شناسد. میدان دیدی از هر چیز دیگر هم ممکن است یکی از آن‌ها را با احتمال بالا بگیرد.</translation>
    </message>
    <message>
        <source>The split knows no patients: images of one patient can lie on both sides of it, so the accuracy below is higher than it would be on new patients.</source>
        <translation>تقسیم داده‌ها بیماران را نمی‌شناسد: تصاویر یک بیمار ممکن است در هر دو سوی آن باشد؛ پس صحت زیر بالاتر از صحت برای بیماران جدید است.</translation>
    </message>
    <message>
        <source>What the split is worth: separate models of one recipe (robust) scored {0}% ({1}% to {2}%) on the random split&apos;s {3} test images and {4}% ({5}% to {6}%) on the contiguous split&apos;s {7} test images and {8}% ({9}% to {10}%) on the stain-grouped split&apos;s {11} test images. Expect the lowest of these on new patients, or less.</source>
        <translation>ارزش این تقسیم: مدل‌های جداگانه با یک دستور آموزش (robust) روی {3} تصویر آزمون در تقسیم تصادفی به {0}% ({1}% تا {2}%)، روی {7} تصویر آزمون در تقسیم پیوسته به {4}% ({5}% تا {6}%) و روی {11} تصویر آزمون در تقسیم بر پایهٔ رنگ‌آمیزی به {8}% ({9}% تا {10}%) رسیدند. برای بیماران جدید، کمترین این مقادیر یا کمتر از آن را انتظار داشته باشید.</translation>
    </message>
    <message>
        <source>from there {0}% of calibration answers are right, where that can be had</source>
        <translation>از این احتمال به بالا، {0}% از پاسخ‌های کالیبراسیون درست است، اگر دست‌یافتنی باشد</translation>
    </message>
    <message>
        <source>reported answers this close above are flagged</source>
        <translation>پاسخ‌های گزارش‌شده‌ای که تا این اندازه بالاتر باشند هشدار می‌گیرند</translation>
    </message>
    <message>
        <source>exceeded by at most {0}% of calibration images</source>
        <translation>حداکثر {0}% از تصاویر کالیبراسیون از این مقدار فراتر می‌روند</translation>
    </message>
    <message>
        <source>exceeded by at most {0}% of images outside the test split, as photographed and under each of {1} shifts</source>
        <translation>حداکثر {0}% از تصاویر بیرون از بخش آزمون از این مقدار فراتر می‌روند، چه همان‌گونه که عکس‌برداری شده‌اند و چه با هر یک از {1} تغییر</translation>
    </message>
    <message>
        <source>fallen short of by at most {0}% of images outside the test split, as photographed and under each of {1} shifts</source>
        <translation>حداکثر {0}% از تصاویر بیرون از بخش آزمون به این مقدار نمی‌رسند، چه همان‌گونه که عکس‌برداری شده‌اند و چه با هر یک از {1} تغییر</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>تاری</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>نوردهی</translation>
    </message>
    <message>
        <source>Stain</source>
        <translation>رنگ‌آمیزی</translation>
    </message>
    <message>
        <source>Proportions</source>
        <translation>نسبت ابعاد</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>ناشناخته</translation>
    </message>
    <message>
        <source>Barely sure</source>
        <translation>اطمینان مرزی</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>تکراری</translation>
    </message>
    <message>
        <source>Near duplicate</source>
        <translation>تقریباً تکراری</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>گزارش‌شده</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>ناخوانا</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>نامطمئن</translation>
    </message>
    <message>
        <source>More images of it were found.</source>
        <translation>تصاویر بیشتری از آن پیدا شد.</translation>
    </message>
    <message>
        <source>One of its images was changed.</source>
        <translation>یکی از تصاویر آن تغییر کرده است.</translation>
    </message>
    <message>
        <source>Some of its images are screened again.</source>
        <translation>برخی از تصاویر آن دوباره غربال می‌شوند.</translation>
    </message>
    <message>
        <source>More of its images were screened.</source>
        <translation>تصاویر بیشتری از آن غربال شد.</translation>
    </message>
    <message>
        <source>A review of one of its images was changed.</source>
        <translation>بازبینی یکی از تصاویر آن تغییر کرد.</translation>
    </message>
    <message>
        <source>The bundle is signed by {name}, who is trusted here (key {fingerprint}).</source>
        <translation>این بسته را ⁨{name}⁩ امضا کرده است که اینجا معتبر شمرده می‌شود (کلید ⁦{fingerprint}⁩).</translation>
    </message>
    <message>
        <source>The bundle is signed, but nobody here trusts the key {fingerprint}, whose owner goes by the name {name}. Compare the fingerprint with the one that the signer tells you, then trust the key with `smearscope signers add`.</source>
        <translation>این بسته امضا دارد، ولی کلید ⁦{fingerprint}⁩ که صاحبش خود را ⁨{name}⁩ می‌نامد، اینجا معتبر شمرده نشده است. اثر انگشت کلید را با آنچه امضاکننده به شما می‌گوید مقایسه کنید، سپس کلید را با ⁦`smearscope signers add`⁩ معتبر کنید.</translation>
    </message>
    <message>
        <source>The signature was taken away: the card names {name} (key {fingerprint}) as its signer, but {file} is missing. Get the bundle again from where it came.</source>
        <translation>امضا برداشته شده است: شناسنامه ⁨{name}⁩ (کلید ⁦{fingerprint}⁩) را امضاکننده می‌داند، ولی ⁦{file}⁩ موجود نیست. بسته را دوباره از منبع آن دریافت کنید.</translation>
    </message>
    <message>
        <source>sensitivity of {name}</source>
        <translation>حساسیت ⁨{name}⁩</translation>
    </message>
    <message>
        <source>These are the very images that the model was made with ({name}, {images}): most of them trained it. The figures say how well it remembers, and nothing of how well it does on images that it has not seen.</source>
        <translation>اینها همان تصاویری‌اند که مدل با آنها ساخته شده است ({name}، {images}): بیشترشان برای آموزش آن به کار رفته‌اند. این شاخص‌ها می‌گویند مدل چه اندازه به یاد می‌آورد، و از کارکرد آن بر تصاویری که ندیده است چیزی نمی‌گویند.</translation>
    </message>
    <message>
        <source>{images} of {0} belong to the model&apos;s own data set: the card&apos;s figures were counted on them. The rest of that data set trained it, and whether more of these images are among it cannot be told. Such images say nothing of another laboratory&apos;s.</source>
        <translation>از {0} تصویر، {images} از مجموعه‌دادهٔ خود مدل است: شاخص‌های شناسنامه با آنها شمرده شده است. بقیهٔ آن مجموعه‌داده مدل را آموزش داده و نمی‌توان گفت تصاویر بیشتری از اینها در میان آن هست یا نه. چنین تصاویری دربارهٔ تصاویر آزمایشگاه دیگر چیزی نمی‌گویند.</translation>
    </message>
    <message>
        <source>Thresholds differ from the model&apos;s card: {list}. What was reported and what was withheld holds with these; the card&apos;s figures were counted with its own.</source>
        <translation>آستانه‌ها با شناسنامهٔ مدل تفاوت دارند: {list}. آنچه گزارش شده و آنچه گزارش نشده با همین آستانه‌ها صادق است؛ شاخص‌های شناسنامه با آستانه‌های خودش شمرده شده‌اند.</translation>
    </message>
    <message>
        <source>{0} pairs of files show the same picture under two classes: {list}. One of the two is in the wrong folder, and counts as the model&apos;s mistake or success by accident. Put it right, then validate again.</source>
        <translation>جفت‌فایل‌هایی که یک تصویر را در دو رده نشان می‌دهند: {0} ({list}). یکی از دو فایل در پوشهٔ نادرست است و به‌تصادف خطا یا درستی مدل شمرده می‌شود. آن را درست کنید و دوباره اعتبارسنجی کنید.</translation>
    </message>
    <message>
        <source>With {images}, more than {0}, only identical files were looked for under two classes, not pictures that are nearly the same.</source>
        <translation>با {images}، بیش از {0}، تنها فایل‌های یکسان در دو رده جست‌وجو شدند، نه تصاویر تقریباً یکسان.</translation>
    </message>
    <message>
        <source>No readable image is of {list}: nothing was measured of them.</source>
        <translation>هیچ تصویر خوانایی از {list} نیست: دربارهٔ آن چیزی سنجیده نشد.</translation>
    </message>
    <message>
        <source>No readable image is malignant, so there is no sensitivity, and the predictive values mean nothing. Accuracy on one side alone is not an accuracy.</source>
        <translation>هیچ تصویر خوانایی بدخیم نیست؛ پس حساسیتی در کار نیست و ارزش‌های اخباری معنایی ندارند. صحت تنها در یک سو، صحت نیست.</translation>
    </message>
    <message>
        <source>No readable image is not malignant, so there is no specificity, and the predictive values mean nothing. Accuracy on one side alone is not an accuracy.</source>
        <translation>هیچ تصویر خوانایی غیربدخیم نیست؛ پس ویژگی در کار نیست و ارزش‌های اخباری معنایی ندارند. صحت تنها در یک سو، صحت نیست.</translation>
    </message>
    <message>
        <source>Fewer than {0} images: {list}. Read the intervals, not the percentages; a few more images can move them anywhere within.</source>
        <translation>کمتر از {0} تصویر: {list}. فاصله‌های اطمینان را بخوانید، نه درصدها را؛ چند تصویر بیشتر می‌تواند آنها را به هر جای این فاصله‌ها ببرد.</translation>
    </message>
    <message>
        <source>{images} are the same, or nearly the same, as an earlier one. Copies make intervals narrower than they are; the figures without them stand beside.</source>
        <translation>{images} با تصویری پیشین یکسان یا تقریباً یکسان است. رونوشت‌ها فاصله‌های اطمینان را تنگ‌تر از آنچه هست نشان می‌دهند؛ شاخص‌های بدون آنها در کنار آمده‌اند.</translation>
    </message>
    <message>
        <source>Images come from {0} cases (sub-folders).</source>
        <translation>تصاویر از {0} مورد (زیرپوشه) آمده‌اند.</translation>
    </message>
    <message>
        <source>Images of one case are alike, so intervals that count single images are too narrow.</source>
        <translation>تصاویر یک مورد به هم شبیه‌اند؛ پس فاصله‌های اطمینانی که تک‌تک تصاویر را می‌شمارند بیش از حد تنگ‌اند.</translation>
    </message>
    <message>
        <source>Images of one case are alike, so intervals that count single images are too narrow; the intervals by case say more.</source>
        <translation>تصاویر یک مورد به هم شبیه‌اند؛ پس فاصله‌های اطمینانی که تک‌تک تصاویر را می‌شمارند بیش از حد تنگ‌اند؛ فاصله‌های اطمینان بر پایهٔ مورد گویاترند.</translation>
    </message>
    <message>
        <source>Fewer than {0} cases give no interval by case.</source>
        <translation>با کمتر از {0} مورد، فاصلهٔ اطمینان بر پایهٔ مورد به دست نمی‌آید.</translation>
    </message>
    <message>
        <source>{images} lie in no sub-folder, so that there are no intervals by case.</source>
        <translation>{images} در هیچ زیرپوشه‌ای نیست؛ پس فاصلهٔ اطمینان بر پایهٔ مورد در کار نیست.</translation>
    </message>
    <message>
        <source>Sub-folders of the same name under two classes were taken for different cases: {list}.</source>
        <translation>زیرپوشه‌های هم‌نام در دو رده، موردهای جداگانه شمرده شدند: {list}.</translation>
    </message>
    <message>
        <source>{images} could not be read and are in no figure. If such files were of one class or of one camera more than of others, the figures are of a chosen part.</source>
        <translation>{images} خوانده نشد و در هیچ شاخصی نیست. اگر چنین فایل‌هایی از یک رده یا یک دوربین بیش از بقیه بوده باشند، شاخص‌ها از بخشی گزیده‌اند.</translation>
    </message>
    <message>
        <source>Folders that could not be entered: {list}.</source>
        <translation>پوشه‌هایی که به آنها دسترسی نبود: {list}.</translation>
    </message>
    <message>
        <source>Folders left out by hand: {list}. Whoever reads the figures should know why.</source>
        <translation>پوشه‌هایی که به دست کنار گذاشته شدند: {list}. هر که شاخص‌ها را می‌خواند باید بداند چرا.</translation>
    </message>
    <message>
        <source>{images} directly in the chosen folder have no class and took no part.</source>
        <translation>{images} که مستقیماً در پوشهٔ انتخاب‌شده است رده‌ای ندارد و به حساب نیامد.</translation>
    </message>
    <message>
        <source>{images} that were screened into this run earlier are no longer in the folder, and still counted. Validate into a new folder to count only what is there.</source>
        <translation>{images} که پیش‌تر در این اجرا غربال شده بود دیگر در پوشه نیست و هنوز شمرده می‌شود. برای شمردن تنها آنچه هست، در پوشه‌ای تازه اعتبارسنجی کنید.</translation>
    </message>
    <message>
        <source>{0} pages and tiles come from {1} files. Each counts as one image, though those of one file are alike; every tile of a slide has the slide&apos;s class, whether it shows a blast or not.</source>
        <translation>صفحه‌ها و کاشی‌ها: {0}، از {1} فایل. هر کدام یک تصویر شمرده می‌شود، هرچند آنهایی که از یک فایل‌اند به هم شبیه‌اند؛ هر کاشی یک اسلاید ردهٔ همان اسلاید را دارد، چه بلاست نشان دهد چه نه.</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} و {count} مورد دیگر</translation>
    </message>
    <message>
        <source>{name} {value} (card {card})</source>
        <translation>{name} {value} (شناسنامه {card})</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>PDF report</source>
        <translation>گزارش PDF</translation>
    </message>
    <message>
        <source>Heatmaps</source>
        <translation>نقشه‌های حرارتی</translation>
    </message>
    <message>
        <source>Slide maps</source>
        <translation>نقشه‌های اسلاید</translation>
    </message>
    <message>
        <source>table for every spreadsheet and statistics program</source>
        <translation>جدول برای همهٔ برنامه‌های صفحه‌گسترده و آماری</translation>
    </message>
    <message>
        <source>workbook with summary and provenance</source>
        <translation>کارپوشه با خلاصه و منشأ داده‌ها</translation>
    </message>
    <message>
        <source>one JSON object a row, for programs</source>
        <translation>یک شیء JSON در هر ردیف، برای برنامه‌ها</translation>
    </message>
    <message>
        <source>to read and print, the most suspicious images first</source>
        <translation>برای خواندن و چاپ، ابتدا مشکوک‌ترین تصاویر</translation>
    </message>
    <message>
        <source>a PNG per image with the heatmap over it</source>
        <translation>یک PNG برای هر تصویر، با نقشهٔ حرارتی روی آن</translation>
    </message>
    <message>
        <source>a PNG per whole slide with its tiles&apos; malignant probability</source>
        <translation>یک PNG برای هر اسلاید کامل، با احتمال بدخیمی کاشی‌های آن</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>All</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>گزارش‌نشده</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>با هشدار</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>ناخوانا</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>بازبینی‌نشده</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>This run was written by an older SmearScope and was brought up to date. A copy as it was is kept in its folder: {name}.</source>
        <translation>این اجرا را SmearScope قدیمی‌تری نوشته بود و به‌روز شد. رونوشتی از وضع پیشین در پوشهٔ آن نگه داشته شده است: ⁨{name}⁩.</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>This is a bug in SmearScope</source>
        <translation>این یک اشکال در SmearScope است</translation>
    </message>
    <message>
        <source>Something happened that SmearScope was not made for. It is no mistake of yours.</source>
        <translation>وضعیتی پیش آمد که SmearScope برای آن ساخته نشده است. اشتباه از شما نیست.</translation>
    </message>
    <message>
        <source>Parts that were not loaded yet are of the new version, and do not fit.</source>
        <translation>بخش‌هایی که هنوز بارگذاری نشده بودند از نسخهٔ جدیدند و سازگار نیستند.</translation>
    </message>
    <message>
        <source>Finished images and reviews are on the disk. Nothing that you saw is lost.</source>
        <translation>تصاویر تمام‌شده و بازبینی‌ها روی دیسک است. هیچ‌یک از آنچه دیدید از دست نرفته است.</translation>
    </message>
    <message>
        <source>Copy the details and send them to whoever looks after SmearScope; they may name files, but hold no image.</source>
        <translation>جزئیات را رونوشت بردارید و برای مسئول SmearScope بفرستید؛ ممکن است نام فایل‌ها در آن باشد، ولی تصویری در آن نیست.</translation>
    </message>
    <message>
        <source>SmearScope was updated while it was open</source>
        <translation>SmearScope هنگام باز بودن به‌روزرسانی شد</translation>
    </message>
    <message>
        <source>Close SmearScope and start it again.</source>
        <translation>SmearScope را ببندید و دوباره اجرا کنید.</translation>
    </message>
    <message>
        <source>SmearScope crashed the last time</source>
        <translation>برنامهٔ SmearScope در آخرین استفاده دچار خرابی شد</translation>
    </message>
    <message>
        <source>It ended without being closed. It is no mistake of yours.</source>
        <translation>برنامه بدون بسته‌شدن عادی پایان یافت. اشتباه از شما نیست.</translation>
    </message>
    <message>
        <source>Finished images and reviews are on the disk and open again.</source>
        <translation>تصاویر تمام‌شده و بازبینی‌ها روی دیسک است و دوباره باز شده است.</translation>
    </message>
    <message>
        <source>The report below was sent nowhere. Copy it and send it to whoever looks after SmearScope, if you like.</source>
        <translation>گزارش زیر به جایی فرستاده نشده است. در صورت تمایل، آن را رونوشت بردارید و برای مسئول SmearScope بفرستید.</translation>
    </message>
    <message>
        <source>The model was refused</source>
        <translation>مدل پذیرفته نشد</translation>
    </message>
    <message>
        <source>Get the model bundle again from where it came, or install SmearScope again. Do not screen with this one.</source>
        <translation>بستهٔ مدل را دوباره از منبع آن دریافت کنید یا SmearScope را دوباره نصب کنید. با این مدل غربالگری نکنید.</translation>
    </message>
    <message>
        <source>The list of trusted signers cannot be read</source>
        <translation>فهرست امضاکنندگان معتبر خوانده نمی‌شود</translation>
    </message>
    <message>
        <source>Mend the file or ask whoever looks after this computer, then start SmearScope again.</source>
        <translation>فایل را اصلاح کنید یا از مسئول این رایانه کمک بگیرید، سپس SmearScope را دوباره باز کنید.</translation>
    </message>
    <message>
        <source>A part of SmearScope is missing</source>
        <translation>بخشی از SmearScope موجود نیست</translation>
    </message>
    <message>
        <source>Install SmearScope again.</source>
        <translation>برنامهٔ SmearScope را دوباره نصب کنید.</translation>
    </message>
    <message>
        <source>This did not work with the model</source>
        <translation>این کار با مدل انجام نشد</translation>
    </message>
    <message>
        <source>Installed models and runs stay as they are.</source>
        <translation>مدل‌های نصب‌شده و اجراها همان‌گونه که هستند می‌مانند.</translation>
    </message>
    <message>
        <source>Mend what is said above, then try again.</source>
        <translation>مشکل گفته‌شده در بالا را برطرف کنید، سپس دوباره امتحان کنید.</translation>
    </message>
    <message>
        <source>No images in this folder</source>
        <translation>تصویری در این پوشه نیست</translation>
    </message>
    <message>
        <source>Open another folder.</source>
        <translation>پوشهٔ دیگری را باز کنید.</translation>
    </message>
    <message>
        <source>The folder went away</source>
        <translation>پوشه از دسترس خارج شد</translation>
    </message>
    <message>
        <source>Images that were finished are kept in the run, with every review.</source>
        <translation>تصاویر تمام‌شده، با همهٔ بازبینی‌ها، در اجرا نگهداری شده است.</translation>
    </message>
    <message>
        <source>Check the drive or network connection, then go on with the run.</source>
        <translation>درایو یا اتصال شبکه را بررسی کنید، سپس اجرا را ادامه دهید.</translation>
    </message>
    <message>
        <source>The run is damaged</source>
        <translation>اجرا آسیب دیده است</translation>
    </message>
    <message>
        <source>Your images were only read. Other runs are not touched.</source>
        <translation>تصاویر شما فقط خوانده شدند. به اجراهای دیگر دست زده نشده است.</translation>
    </message>
    <message>
        <source>Take the run folder from your backup, or screen the folder again.</source>
        <translation>پوشهٔ اجرا را از نسخهٔ پشتیبان بازگردانید یا پوشهٔ تصاویر را دوباره غربال کنید.</translation>
    </message>
    <message>
        <source>The run cannot be opened</source>
        <translation>اجرا باز نمی‌شود</translation>
    </message>
    <message>
        <source>Nothing in it was changed. The run that was open stays open.</source>
        <translation>چیزی در آن تغییر نکرد. اجرایی که باز بود، باز می‌ماند.</translation>
    </message>
    <message>
        <source>Check that its drive is connected and that no other SmearScope writes into it.</source>
        <translation>مطمئن شوید که درایو آن متصل است و SmearScope دیگری در آن نمی‌نویسد.</translation>
    </message>
    <message>
        <source>The run can no longer be read</source>
        <translation>این اجرا دیگر خوانده نمی‌شود</translation>
    </message>
    <message>
        <source>Check that its drive is connected, then open the run again.</source>
        <translation>بررسی کنید که درایو آن وصل باشد، سپس اجرا را دوباره باز کنید.</translation>
    </message>
    <message>
        <source>The run could not be searched for damage</source>
        <translation>جست‌وجوی آسیب در اجرا ممکن نشد</translation>
    </message>
    <message>
        <source>The run is still open, and nothing in it was changed.</source>
        <translation>اجرا همچنان باز است و چیزی در آن تغییر نکرد.</translation>
    </message>
    <message>
        <source>Check that its drive is connected, then open the run again; it is searched each time.</source>
        <translation>مطمئن شوید که درایو آن متصل است، سپس اجرا را دوباره باز کنید؛ هر بار جست‌وجو می‌شود.</translation>
    </message>
    <message>
        <source>This did not work in the review</source>
        <translation>این کار در بازبینی انجام نشد</translation>
    </message>
    <message>
        <source>Every answer and sign-off that was given before it is on the disk.</source>
        <translation>هر پاسخ و تأیید نهایی که پیش از آن داده شده روی دیسک است.</translation>
    </message>
    <message>
        <source>All results are kept in the run. Exports that were finished before it stay.</source>
        <translation>همهٔ نتایج در اجرا نگه داشته شده‌اند. خروجی‌هایی که پیش از آن کامل شده بودند باقی می‌مانند.</translation>
    </message>
    <message>
        <source>Choose other rows or another format, then export again.</source>
        <translation>ردیف‌های دیگر یا قالب دیگری برگزینید و دوباره خروجی بگیرید.</translation>
    </message>
    <message>
        <source>The folder cannot be opened</source>
        <translation>پوشه باز نمی‌شود</translation>
    </message>
    <message>
        <source>Nothing was screened. Earlier runs stay as they are.</source>
        <translation>چیزی غربال نشد. اجراهای پیشین همان‌گونه که هستند می‌مانند.</translation>
    </message>
    <message>
        <source>Check that the drive is connected and that you may read the folder, then try again.</source>
        <translation>مطمئن شوید که درایو متصل است و اجازهٔ خواندن پوشه را دارید، سپس دوباره امتحان کنید.</translation>
    </message>
    <message>
        <source>The results could not be exported</source>
        <translation>خروجی نتایج تهیه نشد</translation>
    </message>
    <message>
        <source>All results are kept in the run. An older file of that name was not changed.</source>
        <translation>همهٔ نتایج در اجرا نگهداری شده است. فایل پیشینِ هم‌نام تغییر نکرد.</translation>
    </message>
    <message>
        <source>Free space, or choose another folder, then export again.</source>
        <translation>فضا آزاد کنید یا پوشهٔ دیگری انتخاب کنید، سپس دوباره خروجی بگیرید.</translation>
    </message>
    <message>
        <source>The results could not be written</source>
        <translation>نتایج نوشته نشد</translation>
    </message>
    <message>
        <source>What was finished is kept in the run, and the run can go on.</source>
        <translation>آنچه تمام شده در اجرا نگهداری شده است و می‌توان اجرا را ادامه داد.</translation>
    </message>
    <message>
        <source>Free space, or see that you may write there, then go on with the run.</source>
        <translation>فضا آزاد کنید یا مطمئن شوید که اجازهٔ نوشتن در آنجا را دارید، سپس اجرا را ادامه دهید.</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>این کار انجام نشد</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>دوباره امتحان کنید.</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>اجرایی در جریان است</translation>
    </message>
    <message>
        <source>SmearScope screens one folder at a time.</source>
        <translation>برنامهٔ SmearScope در هر زمان یک پوشه را غربال می‌کند.</translation>
    </message>
    <message>
        <source>The run goes on; nothing was lost.</source>
        <translation>اجرا ادامه دارد؛ چیزی از دست نرفته است.</translation>
    </message>
    <message>
        <source>Wait for it to finish, or cancel it (Esc), then open the other one.</source>
        <translation>تا پایان آن صبر کنید یا آن را لغو کنید (Esc)، سپس دیگری را باز کنید.</translation>
    </message>
    <message>
        <source>Results are being exported</source>
        <translation>نتایج در حال صدور است</translation>
    </message>
    <message>
        <source>Two models are being compared</source>
        <translation>دو مدل در حال مقایسه‌اند</translation>
    </message>
    <message>
        <source>SmearScope does one at a time, so that neither makes the other slow.</source>
        <translation>برنامهٔ SmearScope در هر زمان یک کار انجام می‌دهد تا هیچ‌یک دیگری را کند نکند.</translation>
    </message>
    <message>
        <source>Your images are only read. Of a comparison that is cancelled nothing is kept.</source>
        <translation>تصاویر شما فقط خوانده می‌شوند. از مقایسهٔ لغوشده چیزی نگهداری نمی‌شود.</translation>
    </message>
    <message>
        <source>Wait for the comparison on the page Models, or cancel it and screen now.</source>
        <translation>تا پایان مقایسه در صفحهٔ «مدل‌ها» صبر کنید، یا آن را لغو کنید و اکنون غربالگری کنید.</translation>
    </message>
    <message>
        <source>The model is being validated</source>
        <translation>مدل در حال اعتبارسنجی است</translation>
    </message>
    <message>
        <source>What is screened of a validation that is cancelled is kept, and it can go on later.</source>
        <translation>آنچه در اعتبارسنجیِ لغوشده غربال شده نگهداری می‌شود و می‌توان بعداً آن را ادامه داد.</translation>
    </message>
    <message>
        <source>Wait for the validation on the page Check, or cancel it and screen now.</source>
        <translation>تا پایان اعتبارسنجی در صفحهٔ «سنجش» صبر کنید، یا آن را لغو کنید و اکنون غربالگری کنید.</translation>
    </message>
    <message>
        <source>Drop one folder, or some images</source>
        <translation>یک پوشه، یا چند تصویر را رها کنید</translation>
    </message>
    <message>
        <source>Several folders, or folders and files together, were dropped.</source>
        <translation>چند پوشه، یا پوشه و فایل با هم، رها شد.</translation>
    </message>
    <message>
        <source>Nothing was screened or changed.</source>
        <translation>چیزی غربال یا تغییر داده نشد.</translation>
    </message>
    <message>
        <source>Put the folders into one folder and drop that: each sub-folder becomes a case.</source>
        <translation>پوشه‌ها را در یک پوشه بگذارید و آن را رها کنید: هر زیرپوشه یک مورد می‌شود.</translation>
    </message>
    <message>
        <source>Nothing was dropped that can be opened</source>
        <translation>چیزی که بتوان باز کرد رها نشد</translation>
    </message>
    <message>
        <source>It is no file or folder of this computer, or its program took it back.</source>
        <translation>این پرونده یا پوشه‌ای از این رایانه نیست، یا برنامهٔ آن پسش گرفت.</translation>
    </message>
    <message>
        <source>Save it as a file first, then drop that file.</source>
        <translation>نخست آن را به‌صورت پرونده ذخیره کنید، سپس همان پرونده را رها کنید.</translation>
    </message>
    <message>
        <source>Written to {folder}: {written}. Not written: {missing}.</source>
        <translation>نوشته‌شده در {folder}: {written}. نوشته‌نشده: {missing}.</translation>
    </message>
    <message>
        <source>Your images were only read; nothing was changed.</source>
        <translation>تصاویر شما فقط خوانده شدند؛ چیزی تغییر نکرد.</translation>
    </message>
    <message>
        <source>No image was screened with this model.</source>
        <translation>هیچ تصویری با این مدل غربال نشد.</translation>
    </message>
</context>
<context>
    <name>opened</name>
    <message>
        <source>This run is not finished: {done} of {total} images are screened.</source>
        <translation>این اجرا ناتمام است: {done} تصویر از {total} تصویر غربال شده است.</translation>
    </message>
    <message>
        <source>Screen the rest</source>
        <translation>غربال باقی‌مانده</translation>
    </message>
</context>
<context>
    <name>order</name>
    <message>
        <source>Most suspicious first</source>
        <translation>ابتدا مشکوک‌ترین‌ها</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>ابتدا نامطمئن‌ترین‌ها</translation>
    </message>
    <message>
        <source>As screened</source>
        <translation>به ترتیب غربالگری</translation>
    </message>
    <message>
        <source>By case and file</source>
        <translation>بر اساس مورد و فایل</translation>
    </message>
    <message>
        <source>By answer</source>
        <translation>بر اساس پاسخ</translation>
    </message>
</context>
<context>
    <name>paths</name>
    <message>
        <source>Waiting for the drive of {path}…</source>
        <translation>در انتظار درایو {path}…</translation>
    </message>
    <message>
        <source>Do not &amp;wait</source>
        <translation>&amp;منتظر نمان</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>Case</source>
        <translation>مورد</translation>
    </message>
    <message>
        <source>File</source>
        <translation>فایل</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>پاسخ</translation>
    </message>
    <message>
        <source>Prob.</source>
        <translation>احتمال</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>هشدارها</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>بازبینی</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>بندانگشتی</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ندارد</translation>
    </message>
    <message>
        <source>Reviewed by {reviewer}: {answer}</source>
        <translation>بازبینی توسط ⁨{reviewer}⁩: {answer}</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Drop a folder anywhere</source>
        <translation>پوشه را هر کجا رها کنید</translation>
    </message>
    <message>
        <source>SmearScope screens every image in it, offline. Nothing is sent anywhere, and no image is changed.</source>
        <translation>برنامهٔ SmearScope همهٔ تصاویر آن را آفلاین غربال می‌کند. چیزی به جایی فرستاده نمی‌شود و هیچ تصویری تغییر نمی‌کند.</translation>
    </message>
    <message>
        <source>Watch it, or do something else</source>
        <translation>تماشا کنید، یا به کار دیگری بپردازید</translation>
    </message>
    <message>
        <source>Pause, cancel, close: what is finished is on the disk, and a run that was not finished can go on.</source>
        <translation>مکث، لغو، بستن: آنچه تمام شده روی دیسک است و اجرای ناتمام را می‌توان ادامه داد.</translation>
    </message>
    <message>
        <source>Review what needs eyes, by keyboard</source>
        <translation>بازبینی تصاویر نیازمند نگاه، با صفحه‌کلید</translation>
    </message>
    <message>
        <source>Doubtful images come first. 1 to 4 name a class, Enter agrees, U is unsure, the arrows move. Every key is on the disk before the next image shows.</source>
        <translation>تصاویر مورد تردید نخست می‌آیند. کلیدهای 1 تا 4 رده را تعیین می‌کنند، Enter یعنی موافق، U یعنی نامطمئن، و کلیدهای جهت‌دار برای جابه‌جایی است. هر کلید پیش از نمایش تصویر بعدی روی دیسک ثبت می‌شود.</translation>
    </message>
    <message>
        <source>Sign off case by case</source>
        <translation>تأیید نهایی، مورد به مورد</translation>
    </message>
    <message>
        <source>A case can be signed when every image in its queue has been seen by a person.</source>
        <translation>هر مورد وقتی قابل تأیید نهایی است که همهٔ تصاویر صف آن را یک انسان دیده باشد.</translation>
    </message>
    <message>
        <source>Know the model&apos;s limits</source>
        <translation>محدودیت‌های مدل را بشناسید</translation>
    </message>
    <message>
        <source>Each model says what it was measured on. Check tries it on your own images. It is for research use only: the reader decides.</source>
        <translation>هر مدل می‌گوید روی چه داده‌هایی ارزیابی شده است. در «سنجش» می‌توانید آن را روی تصاویر خودتان بیازمایید. فقط برای پژوهش است (Research use only): تصمیم با خواننده است.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>{name} (tile {x}, {y})</source>
        <translation>{name} (کاشی {x}, {y})</translation>
    </message>
    <message>
        <source>{name} (page {page})</source>
        <translation>‏⁨{name}⁩ (صفحهٔ {page})</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} تا {high}</translation>
    </message>
    <message>
        <source>{done} of {total} images</source>
        <translation>{done} از {total} تصویر</translation>
    </message>
    <message>
        <source>{done} of {total} images found so far</source>
        <translation>{done} از {total} تصویری که تاکنون یافت شده</translation>
    </message>
</context>
</TS>
