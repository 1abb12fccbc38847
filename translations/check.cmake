# SPDX-FileCopyrightText: 2026 The Dockpass authors
# SPDX-License-Identifier: Apache-2.0

# Brings copies of the translation files up to date with the sources. Fails when that changes them, or when an entry is
# unfinished. Variables: LUPDATE (program), SOURCES (list), FULL and PLURALS (files), FOLDER (for the copies).
function(check file)
    cmake_path(GET file FILENAME name)
    set(copy ${FOLDER}/${name})
    file(COPY_FILE ${file} ${copy})
    execute_process(COMMAND ${LUPDATE} -silent -no-obsolete -locations none ${ARGN} ${SOURCES} -ts ${copy}
        COMMAND_ERROR_IS_FATAL ANY)
    file(READ ${file} before)
    file(READ ${copy} after)
    if(NOT before STREQUAL after)
        message(SEND_ERROR "${name} is not up to date with the sources: build the target update_translations")
    endif()
    string(REGEX MATCHALL "<message[^>]*>[^\n]*\n *<source>([^<]*)</source>|type=\"(unfinished|vanished|obsolete)\"" found "${after}")
    set(source "")
    foreach(item IN LISTS found)
        if(item MATCHES "<source>(.*)</source>")
            set(source "${CMAKE_MATCH_1}")
        else()
            message(SEND_ERROR "${name}: not translated: \"${source}\"")
        endif()
    endforeach()
endfunction()

file(MAKE_DIRECTORY ${FOLDER})
string(REPLACE "," ";" SOURCES "${SOURCES}")
check(${FULL})
check(${PLURALS} -pluralonly)
