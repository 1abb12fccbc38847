// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"
#include "stage.h"

#include "ui/translations.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QImage>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;
using namespace dockpass::tests;

namespace {

/// One picture after the other: set the scene, wait for the frame that shows it, keep the frame.
class Gallery : public QObject
{
public:
    struct Picture
    {
        Scene scene;
        Stage::Options options;
    };

    Gallery(QList<Picture> pictures, const QDir &folder) : m_pictures(std::move(pictures)), m_folder(folder) {}

    void next()
    {
        m_stage.reset();
        if (m_pictures.isEmpty())
            return QCoreApplication::exit(0);
        m_picture = m_pictures.takeFirst();
        m_stage = std::make_unique<Stage>(m_picture.scene.view, m_picture.options);
        if (!m_stage->window())
            return QCoreApplication::exit(1);
        connect(m_stage->window(), &QQuickWindow::frameSwapped, this, &Gallery::act,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    }

private:
    void act()
    {
        if (m_picture.scene.act)
            m_picture.scene.act(*m_stage);
        connect(m_stage->window(), &QQuickWindow::frameSwapped, this, &Gallery::keep,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        m_stage->window()->update();
    }

    void keep()
    {
        const QSize size = m_picture.options.size;
        const QString file = u"%1-%2-%3x%4.png"_s.arg(m_picture.scene.name, m_picture.options.theme)
                                 .arg(size.width())
                                 .arg(size.height());
        if (!m_stage->window()->grabWindow().save(m_folder.filePath(file))) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(m_folder.filePath(file)));
            return QCoreApplication::exit(1);
        }
        next();
    }

    QList<Picture> m_pictures;
    QDir m_folder;
    Picture m_picture;
    std::unique_ptr<Stage> m_stage;
};

/// Shows one scene on the display there is, until the window is closed.
int showScene(const QString &name)
{
    const QList<Scene> all = scenes();
    for (const Scene &scene : all) {
        if (scene.name != name)
            continue;
        Stage stage(scene.view, {});
        if (!stage.window())
            return 1;
        if (scene.act)
            scene.act(stage);
        return QGuiApplication::exec();
    }
    std::fprintf(stderr, "no such scene: %s\n", qPrintable(name));
    return 2;
}

} // namespace

int main(int argc, char *argv[])
{
    // Drawn the same way everywhere, without a display, unless one is to be used.
    const bool show = std::any_of(argv, argv + argc, [](const char *argument) { return argument == "--show"sv; });
    if (!show)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("TZ", "UTC");
    const QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationVersion(QStringLiteral(DOCKPASS_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Writes a picture of every page in every state, theme and size."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go; made where it is missing."_s);
    const QCommandLineOption language(u"language"_s, u"Language of the pages."_s, u"code"_s, u"en"_s);
    const QCommandLineOption only(u"only"_s, u"Only scenes whose name begins so."_s, u"name"_s);
    const QCommandLineOption shown(u"show"_s, u"Show this scene in a window instead."_s, u"name"_s);
    parser.addOptions({language, only, shown});
    parser.process(application);
    dockpass::ui::installTranslations(*qApp, parser.value(language));
    if (parser.isSet(shown))
        return showScene(parser.value(shown));
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);

    const QDir folder(parser.positionalArguments().constFirst());
    if (!folder.mkpath(u"."_s))
        return 1;

    QList<Gallery::Picture> pictures;
    const QList<Scene> all = scenes();
    for (const Scene &scene : all) {
        if (!scene.name.startsWith(parser.value(only)))
            continue;
        for (const QSize size : {QSize(320, 480), QSize(360, 640), QSize(1280, 800)}) {
            for (const QString &theme : {u"light"_s, u"dark"_s})
                pictures.append({scene, {size, theme, false}});
        }
    }
    Gallery gallery(pictures, folder);
    // Once the event loop runs, which is what exit() ends.
    QMetaObject::invokeMethod(&gallery, &Gallery::next, Qt::QueuedConnection);
    return QGuiApplication::exec();
}
