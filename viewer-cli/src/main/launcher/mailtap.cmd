@echo off
rem mailtap: finds a Java 21 or newer and runs the command. MAILTAP_JAVA names a JDK, MAILTAP_JAVA_OPTS more options.
setlocal
set "HOME_OF_MAILTAP=%~dp0.."
set "JAVA="
if defined MAILTAP_JAVA set "JAVA=%MAILTAP_JAVA%\bin\java.exe"
if not defined JAVA call :try "%JAVA_HOME%"
if not defined JAVA for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
if not defined JAVA for %%v in ("Eclipse Adoptium" Java Microsoft Zulu "Amazon Corretto") do (
  for /d %%d in ("%ProgramFiles%\%%~v\*") do call :try "%%~d"
)
if not defined JAVA (
  echo mailtap needs a JDK 21 or newer, and none was found in MAILTAP_JAVA, JAVA_HOME, PATH or Program Files. 1>&2
  echo Install one: winget install EclipseAdoptium.Temurin.21.JDK 1>&2
  exit /b 2
)
set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
for %%w in (run sandbox demo index) do if /i "%~1"=="%%w" set "FLAGS=-Dio.netty.allocator.type=pooled -Xmx768m -XX:MaxDirectMemorySize=512m"
"%JAVA%" --enable-native-access=ALL-UNNAMED %FLAGS% %MAILTAP_JAVA_OPTS% -cp "%HOME_OF_MAILTAP%\lib\mailtap-viewer-cli-${project.version}.jar;%HOME_OF_MAILTAP%\lib\relay\*" mailtap.viewer.Main %*
exit /b %ERRORLEVEL%

:try
rem A JDK says its version in the file "release", as JAVA_VERSION="21.0.4".
if defined JAVA exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=2 delims==." %%v in (`findstr /b JAVA_VERSION^= "%~1\release"`) do (
  for /f %%n in ("%%~v") do set "FOUND=%%n"
)
set "FOUND=%FOUND:"=%"
if %FOUND% GEQ 21 set "JAVA=%~1\bin\java.exe"
exit /b
