// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/policy.h"
#include "policy/settingsfile.h"

#include "fuzz/property.h"

#include <QLoggingCategory>

#include <algorithm>

#include <sys/mman.h>
#include <unistd.h>

using namespace dockpass;
using namespace dockpass::fuzz;
using namespace dockpass::policy;
using namespace Qt::StringLiterals;

namespace {

/// A file in memory alone, with a path.
class MemoryFile
{
public:
    MemoryFile() : m_descriptor(::memfd_create("settings", MFD_CLOEXEC)) {}
    ~MemoryFile() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(MemoryFile)

    [[nodiscard]] QString path() const { return u"/proc/self/fd/%1"_s.arg(m_descriptor); }
    void fill(const QByteArray &bytes) const
    {
        const bool done = ::ftruncate(m_descriptor, 0) == 0
            && ::pwrite(m_descriptor, bytes.constData(), std::size_t(bytes.size()), 0) == bytes.size();
        require(done, "a file in memory takes what is written");
    }

private:
    int m_descriptor;
};

void checkLines(const MemoryFile &file)
{
    const auto lines = readSettingsFile(file.path());
    if (!lines) {
        require(lines.error().startsWith(file.path()), "an error says in which file");
        return;
    }
    QByteArray rewritten = "[dockpass]\n";
    for (const SettingsLine &line : lines.value()) {
        require(!line.key.isEmpty() && line.key == line.key.trimmed(), "a key is a word");
        require(!line.key.contains(u'=') && !line.key.startsWith(u'#') && !line.key.startsWith(u';'),
                "neither a comment nor a value becomes a key");
        rewritten += line.key.toUtf8() + " = \"" + line.value.toUtf8() + "\"\n";
    }
    file.fill(rewritten);
    const auto again = readSettingsFile(file.path());
    require(again && again.value() == lines.value(), "settings that are written are read as the same");
}

void checkValues(const Policy &policy)
{
    const auto isOneOf = [&](Setting setting, const QStringList &choices) {
        require(choices.contains(policy.text(setting)), "a setting has a value that it can have");
    };
    for (const Setting setting : {Setting::AllowHttpLoopback, Setting::Kiosk})
        isOneOf(setting, {u"true"_s, u"false"_s});
    isOneOf(Setting::Store, {u"keychain"_s, u"memory"_s});
    isOneOf(Setting::Theme, {u"auto"_s, u"light"_s, u"dark"_s});
    isOneOf(Setting::Language, {u""_s, u"en"_s, u"de"_s});
    require(policy.number(Setting::Timeout) >= 1 && policy.number(Setting::Timeout) <= 300,
            "a time limit is between 1 and 300 s");
}

void checkLocks(Policy &policy)
{
    for (int index = 0; index < settingCount; ++index) {
        const auto setting = Setting(index);
        if (!policy.isLocked(setting))
            continue;
        const QString locked = policy.text(setting);
        for (const QString &value : {locked, u"true"_s, u"false"_s, u"7"_s, u"memory"_s, u"dark"_s, u"de"_s})
            (void)policy.set(setting, value, Layer::CommandLine);
        require(policy.text(setting) == locked, "what the administrator has locked stays");
    }
}

} // namespace

/// A settings file, as the administrator's and as the user's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const MemoryFile file;
    QLoggingCategory::setFilterRules(u"dockpass.*=false"_s); // unknown settings are told to the log
    const QByteArray bytes = bytesOf(data, size);
    file.fill(bytes);
    for (const Layer layer : {Layer::System, Layer::User}) {
        Policy policy;
        (void)policy.readFile(file.path(), layer);
        checkValues(policy);
        if (layer == Layer::User) {
            for (int index = 0; index < settingCount; ++index)
                require(!policy.isLocked(Setting(index)), "a user locks nothing");
        }
        checkLocks(policy);
    }
    checkLines(file);
    return 0;
}
