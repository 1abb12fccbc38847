# SPDX-FileCopyrightText: 2026 The Dockpass authors
# SPDX-License-Identifier: Apache-2.0

# Complete: the words in the sources are the words in the files, and none waits for its translation. Tried on copies.
# LUPDATE: the program; TRANSLATIONS: the folder; FOLDER: for the copies.
file(REMOVE_RECURSE ${FOLDER})
file(GLOB files ${TRANSLATIONS}/*.ts)
if(NOT files)
    message(FATAL_ERROR "no translation files in ${TRANSLATIONS}")
endif()
file(COPY ${files} DESTINATION ${FOLDER})
include(${TRANSLATIONS}/update.cmake)

foreach(file IN LISTS files)
    cmake_path(GET file FILENAME name)
    file(READ ${file} before)
    file(READ ${FOLDER}/${name} after)
    if(NOT before STREQUAL after)
        message(SEND_ERROR "${name} does not fit the sources: build the target update_translations")
    endif()
    # tr() looks under the name that the class declares, which is never a qualified one.
    if(after MATCHES "<name>([^<]*::[^<]*)</name>")
        message(SEND_ERROR "${name}: words of ${CMAKE_MATCH_1} will not be found: call tr() by the class's own name")
    endif()
    # Text may hold ; and [ ], which a CMake list cannot.
    string(REGEX REPLACE "[][;]" "." after "${after}")
    string(REGEX MATCHALL "<source>[^<]*</source>|type=\"unfinished\"|<translation></translation>" found "${after}")
    set(source "")
    foreach(item IN LISTS found)
        if(item MATCHES "<source>(.*)</source>")
            set(source "${CMAKE_MATCH_1}")
        else()
            message(SEND_ERROR "${name}: not translated: \"${source}\"")
        endif()
    endforeach()
endforeach()
